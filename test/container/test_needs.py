import json
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from support import RUNTIME

from needs import needs, tell_missing

MODULES = {
    'a/shop/__manifest__.py': "# -*- coding: utf-8 -*-\n{'depends': ['base', 'mail'],"
    " 'external_dependencies': {'python': ['pip', 'no.such', 'gone_too'], 'bin': ['wkhtmltopdf']}}",
    'b/mail/__manifest__.py': "{'depends': ('base',), 'external_dependencies': {'python': ('no_mail>=2',)}}",
    'b/shop/__manifest__.py': "{'external_dependencies': {'python': ['hidden']}}",
    'b/base/__openerp__.py': "{'depends': ['shop']}",
    'a/code/__manifest__.py': "{'name': __import__('os').system('touch ran')}",
    'a/broken/__manifest__.py': '{"depends": ',
    'a/odd/__manifest__.py': "{'external_dependencies': ['x'], 'depends': 3}",
}


class NeedsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for path, text in MODULES.items():
            (self.root / path).parent.mkdir(parents=True)
            (self.root / path).write_text(text)
        self.paths = [f'{self.root}/a', f'{self.root}/b']

    def test_modules_and_what_they_depend_on_are_read_where_odoo_finds_them_first(self):
        self.assertEqual(
            needs(self.paths, ['shop']), {'shop': ['pip', 'no.such', 'gone_too'], 'mail': ['no_mail>=2']}
        )

    def test_no_code_of_a_manifest_is_run_and_a_broken_one_is_left_to_odoo(self):
        self.assertEqual(needs(self.paths, ['code', 'broken', 'odd', 'not_there']), {})
        self.assertFalse(Path('ran').exists())

    def test_only_what_the_environment_lacks_is_told_with_its_module(self):
        config = SimpleNamespace(conf_sections={'options': {'addons_path': ','.join(self.paths)}})
        with redirect_stderr(StringIO()) as err:
            tell_missing(config, sys.executable, ['shop'])
        warned = [line for line in err.getvalue().splitlines() if 'warning' in line]
        self.assertEqual(
            warned,
            [
                f'odpm: warning: module "{module}" needs the Python package "{package}", '
                'which no requirement installs'
                for module, package in (('shop', 'no.such'), ('shop', 'gone_too'), ('mail', 'no_mail>=2'))
            ],
        )

    def test_distributions_and_modules_count_and_conditions_are_left_to_odoo(self):
        asked = ['pip', 'json', 'xml.dom', 'nope', 'nope.x', 'pip>=1', "nope; python_version < '3'", '']
        ended = subprocess.run(
            [sys.executable, '-I', RUNTIME / 'installed.py', *asked], capture_output=True, text=True, check=True
        )
        self.assertEqual(json.loads(ended.stdout), ['nope', 'nope.x', ''])


if __name__ == '__main__':
    unittest.main()
