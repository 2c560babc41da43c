import json
import socket
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from support import RUNTIME

from config import Debugger
from debugger import debugged, with_debugger
from sources import DEBUGGER, Source

LISTENS = Debugger('debugpy_listen', 'debugpy==1.8.17', '0.0.0.0', 5678, False)
FROZEN = ['-X', 'frozen_modules=off'] if sys.version_info >= (3, 11) else []
PYDEVD = """
import json, sys
def settrace(host, **options):
    print(json.dumps([host, options]), flush=True)
"""
PROGRAM = """
import json, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))
print(json.dumps([sys.argv, sys.path[0], __name__]), flush=True)
if 'wait' in sys.argv:
    signal.pause()
sys.exit(7)
"""


def said_by(act):
    """The answer of a call, and what it wrote to stderr."""
    with redirect_stderr(StringIO()) as err:
        return act(), err.getvalue()


class DebuggerTest(unittest.TestCase):
    maxDiff = None

    def texts(self, debugger, *texts):
        config = SimpleNamespace(debugger=debugger)
        return said_by(lambda: with_debugger(config, texts))

    def test_what_the_debugger_needs_comes_behind_all_other_requirements(self):
        manifest = Source('odpm.json', 'six\n')
        self.assertEqual(
            self.texts(LISTENS, manifest), ([manifest, Source(DEBUGGER, 'debugpy==1.8.17\n')], '')
        )
        self.assertEqual(self.texts(None, manifest), ([manifest], ''))

    def test_a_version_of_peoples_own_wins_with_a_warning(self):
        for text in ('debugpy==1.6\n', 'six\nDebugPy\n'):
            source = Source('/odoo/requirements.txt', text)
            found, said = self.texts(LISTENS, source)
            self.assertEqual(found, [source])
            line = text.splitlines()[-1]
            place = f'/odoo/requirements.txt:{len(text.splitlines())}'
            self.assertEqual(
                said,
                f'odpm: warning: "{line}" of {place} is used, '
                'not debugpy==1.8.17, with which odpm debugs\n',
            )

    def test_debugpy_listens_and_waits_where_that_is_wanted(self):
        listen = ['python', *FROZEN, '-m', 'debugpy', '--listen', '0.0.0.0:5678']
        self.assertEqual(debugged(LISTENS, 'python', ['odoo-bin', '-c']), [*listen, 'odoo-bin', '-c'])
        waits = Debugger('debugpy_listen', 'debugpy', '0.0.0.0', 5678, True)
        self.assertEqual(debugged(waits, 'python', ['odoo-bin']), [*listen, '--wait-for-client', 'odoo-bin'])
        self.assertEqual(debugged(None, 'python', ['odoo-bin']), ['python', 'odoo-bin'])

    def test_without_a_debug_server_odoo_starts_and_says_so(self):
        nobody = Debugger('pydevd_connect', 'pydevd-pycharm', '127.0.0.1', 1, False)
        argv, said = said_by(lambda: debugged(nobody, 'python', ['odoo-bin']))
        self.assertEqual(argv, ['python', 'odoo-bin'])
        self.assertEqual(
            said,
            'odpm: warning: no debugger listens at 127.0.0.1:1; Odoo starts without one\n'
            'odpm: Start the debug server of your IDE, then run `docker compose restart odoo`.\n',
        )

    def test_connected_to_a_debug_server_the_program_has_its_arguments_exit_code_and_signals(self):
        with tempfile.TemporaryDirectory() as folder, socket.create_server(('127.0.0.1', 0)) as server:
            for name, text in {'pydevd_pycharm.py': PYDEVD, 'odoo-bin': PROGRAM}.items():
                (Path(folder) / name).write_text(text)
            port = server.getsockname()[1]
            connects = Debugger('pydevd_connect', 'pydevd-pycharm', '127.0.0.1', port, True)
            for argument, wanted in (('x', 7), ('wait', 9)):
                argv = debugged(connects, sys.executable, [f'{folder}/odoo-bin', '-c', argument])
                self.assertIn(f'{RUNTIME}/attach.py', argv)
                with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as child:
                    traced, started = json.loads(child.stdout.readline()), json.loads(child.stdout.readline())
                    if argument == 'wait':
                        child.terminate()
                    code = child.wait(20)
                options = {'port': port, 'suspend': True, 'stdout_to_server': True, 'stderr_to_server': True}
                self.assertEqual(traced, ['127.0.0.1', options])
                self.assertEqual(started, [[f'{folder}/odoo-bin', '-c', argument], folder, '__main__'])
                self.assertEqual(code, wanted)


if __name__ == '__main__':
    unittest.main()
