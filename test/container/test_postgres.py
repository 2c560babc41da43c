"""The whole runtime in a real container beside a real PostgreSQL; odoo-bin is a program that shows what it got."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
import uuid
from pathlib import Path

from support import RUNTIME, has_docker

PYTHON, POSTGRES = 'python:3.13-trixie', 'postgres:17'
ODOO_BIN = """
import configparser, os, signal, sys
conf = configparser.RawConfigParser()
conf.read(sys.argv[2])
print(sys.argv[1:], dict(conf['options']), oct(os.stat(sys.argv[2]).st_mode & 0o777), sys.prefix, os.environ['VIRTUAL_ENV'])
if 'wait' in sys.argv:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(9))
    print('ready', flush=True)
    signal.pause()
sys.exit(7)
"""
BASE = "CREATE TABLE ir_module_module (name text, state text); INSERT INTO ir_module_module VALUES ('base', '{}')"


def docker(*argv: str, check: bool = True) -> 'subprocess.CompletedProcess[str]':
    return subprocess.run(['docker', *argv], capture_output=True, text=True, timeout=300, check=check)


@unittest.skipUnless(has_docker(PYTHON, POSTGRES), f'needs Docker with {PYTHON} and {POSTGRES}')
class PostgresTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        cls.name = f'odpm-test-{uuid.uuid4().hex[:8]}'
        cls.root = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.root, ignore_errors=True)
        for folder in ('home', 'odoo', 'run', 'init'):
            (cls.root / folder).mkdir(mode=0o755)
        cls.root.chmod(0o755)
        if os.getuid() == 0:
            os.chown(cls.root / 'home', 4321, 4321)
        (cls.root / 'odoo/odoo-bin').write_text(ODOO_BIN)
        (cls.root / 'run/odoo_password').write_text('p#w;d=1\n')
        (cls.root / 'run/other_password').write_text('wr0ng-word\n')
        (cls.root / 'init/role.sql').write_text("CREATE ROLE odoo LOGIN CREATEDB PASSWORD 'p#w;d=1';\n")
        docker('network', 'create', cls.name)
        cls.addClassCleanup(docker, 'network', 'rm', cls.name, check=False)
        docker(
            *('run', '-d', '--name', cls.name, '--network', cls.name, '--network-alias', 'db'),
            *('-e', 'POSTGRES_PASSWORD=x', '-v', f'{cls.root}/init:/docker-entrypoint-initdb.d:ro', POSTGRES),
        )
        cls.addClassCleanup(docker, 'rm', '-f', '-v', cls.name, check=False)

    def options(self, password: str = 'odoo_password') -> 'list[str]':
        config = {
            'schema_version': 1,
            'odoo_version': '18.0',
            'python': '3.13',
            'distribution': 'debian-13',
            'arch': 'amd64',
            'platform': '/home/odoo/odoo',
            'virtual_environment': '/home/odoo/.venv',
            'requirements': {'files': [], 'lines': ['psycopg2-binary']},
            'odoo_conf': {
                'path': '/home/odoo/odoo.conf',
                'sections': {'options': {'db_user': 'x', 'workers': '0'}},
            },
            'database': {
                'host': 'db',
                'port': 5432,
                'user': 'odoo',
                'password_file': f'/run/odpm/{password}',
                'wait': 60,
            },
        }
        (self.root / 'run/config.json').write_text(json.dumps(config))
        user = '4321:4321' if os.getuid() == 0 else f'{os.getuid()}:{os.getgid()}'
        volumes = [
            *(
                f'{self.root}/home:/home/odoo',
                f'{self.root}/odoo:/home/odoo/odoo:ro',
                f'{self.root}/run:/run/odpm:ro',
            ),
            f'{RUNTIME}:/runtime:ro',
        ]
        mounts = [word for volume in volumes for word in ('-v', volume)]
        return [
            '--network',
            self.name,
            '--user',
            user,
            '-e',
            'HOME=/home/odoo',
            *mounts,
            PYTHON,
            'python3',
            '/runtime',
        ]

    def run_it(self, *argv: str, password: str = 'odoo_password') -> 'tuple[int, str, list[str]]':
        """Exit code, what odoo-bin printed, and what the runtime said, without durations."""
        ended = docker('run', '--rm', *self.options(password), *argv, check=False)
        said = [line.rsplit(',', 1)[0] for line in ended.stderr.splitlines() if 'waiting for' not in line]
        return ended.returncode, ended.stdout.strip(), said

    def sql(self, statement: str, database: str = 'postgres') -> None:
        docker(
            'exec',
            self.name,
            'psql',
            '-q',
            '-v',
            'ON_ERROR_STOP=1',
            '-U',
            'postgres',
            '-d',
            database,
            '-c',
            statement,
        )

    def odoo_got(self, *argv: str) -> str:
        options = {
            'db_user': 'odoo',
            'workers': '0',
            'db_host': 'db',
            'db_port': '5432',
            'db_password': 'p#w;d=1',
        }
        return f'{["-c", "/home/odoo/odoo.conf", *argv]} {options} 0o600 /home/odoo/.venv /home/odoo/.venv'

    def test_odoo_gets_its_conf_its_arguments_and_its_exit_code(self) -> None:
        self.run_it('serve')
        self.assertEqual(
            self.run_it('serve', '--', '--dev=all', '--', 'x'),
            (
                7,
                self.odoo_got('--dev=all', '--', 'x'),
                ['odpm: PostgreSQL: db:5432 answers', 'odpm: starting Odoo 18.0'],
            ),
        )

    def test_signals_reach_odoo_which_is_process_1(self) -> None:
        name = f'{self.name}-signal'
        docker('run', '-d', '--name', name, *self.options(), 'serve', '--', 'wait')
        self.addCleanup(docker, 'rm', '-f', name, check=False)
        for _ in range(600):
            if 'ready' in docker('logs', name).stdout:
                break
            time.sleep(0.1)
        docker('stop', name)
        self.assertEqual(docker('inspect', '-f', '{{.State.ExitCode}}', name).stdout, '9\n')

    def test_a_database_gets_base_until_it_has_it(self) -> None:
        end = ['--without-demo=all', '--stop-after-init', '--no-http']

        def got(name: str, *argv: str) -> 'tuple[int, str]':
            return self.run_it('modules', '--database', name, *argv)[:2]

        self.assertEqual(got('none'), (7, self.odoo_got('-d', 'none', '-i', 'base', *end)))
        for name, state in (('bare', None), ('half', 'to install'), ('whole', 'installed')):
            self.sql(f'CREATE DATABASE {name} OWNER odoo')
            if state:
                self.sql('SET ROLE odoo; ' + BASE.format(state), name)
        for name in ('bare', 'half'):
            self.assertEqual(
                got(name, '--install', 'a, b'), (7, self.odoo_got('-d', name, '-i', 'base,a,b', *end))
            )
        updated = got('whole', '--install', 'a', '--update', 'b,c', '--', '--log-level=warn')
        self.assertEqual(
            updated, (7, self.odoo_got('-d', 'whole', '-i', 'a', '-u', 'b,c', *end, '--log-level=warn'))
        )
        code, out, said = self.run_it('modules', '--database', 'whole')
        self.assertEqual((code, out), (0, ''))
        self.assertEqual(said[-1], 'odpm: database "whole" is there; nothing to install or update')

    def test_another_password_is_told_at_once_and_never_shown(self) -> None:
        code, out, said = self.run_it('serve', password='other_password')
        self.assertEqual((code, out), (1, ''))
        self.assertEqual(
            said[-2:],
            [
                'odpm: error: PostgreSQL at db was set up with another password for role "odoo": .odpm/runtime was removed since',
                "odpm: Run `docker compose exec db psql -U postgres -c '\\password odoo'`"
                ' and enter the text of .odpm/runtime/other_password.',
            ],
        )
        self.assertNotIn('wr0ng-word', '\n'.join(said))


if __name__ == '__main__':
    unittest.main()
