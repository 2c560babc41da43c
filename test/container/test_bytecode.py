import tempfile
import unittest
from types import SimpleNamespace

from support import RUNTIME  # noqa: F401

from odoo import bytecode


def config(platform, *addons):
    return SimpleNamespace(
        platform=platform,
        virtual_environment='/home/odoo/.venv',
        conf_sections={'options': {'addons_path': ','.join(addons)}},
    )


class BytecodeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_where_sources_can_be_written_python_keeps_it_beside_them(self):
        self.assertEqual(bytecode(config(self.folder, self.folder), {}), {})
        self.assertEqual(bytecode(SimpleNamespace(platform=self.folder, conf_sections={}), {}), {})

    def test_beside_sources_that_cannot_be_written_nothing_could_be_kept(self):
        found = bytecode(config(self.folder, '/nowhere'), {})
        self.assertEqual(found, {'PYTHONPYCACHEPREFIX': '/home/odoo/.venv/pycache'})

    def test_where_people_say_it_it_is_kept_there(self):
        self.assertEqual(bytecode(config('/nowhere'), {'PYTHONPYCACHEPREFIX': '/mine'}), {})
