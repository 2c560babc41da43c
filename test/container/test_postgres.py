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

from support import RUNTIME, has_docker, installers

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
# What Odoo's database manager does, in a few lines: its real one is tried with the whole stack.
ODOO = {
    'odoo/__init__.py': '',
    'odoo/tools/__init__.py': '''
import configparser, logging, os
class config:
    @staticmethod
    def parse_config(argv):
        logging.basicConfig()
        conf = configparser.RawConfigParser()
        conf.read(argv[1])
        for name in ('host', 'user', 'password'):
            os.environ['PG' + name.upper()] = conf['options']['db_' + name]
''',
    'odoo/sql_db.py': '''
import psycopg2
class db_connect:
    def __init__(self, name):
        self.name = name
    def cursor(self):
        connection = psycopg2.connect(dbname=self.name)
        cursor = connection.cursor(cursor_factory=Cursor)
        return cursor
class Cursor(psycopg2.extensions.cursor):
    def commit(self):
        self.connection.commit()
''',
    'odoo/service/__init__.py': '',
    'odoo/service/db.py': '''
import logging
import psycopg2
from contextlib import closing
class DatabaseExists(Exception):
    pass
def _create_empty_database(name):
    with closing(psycopg2.connect(dbname='postgres')) as connection:
        connection.autocommit = True
        try:
            connection.cursor().execute('CREATE DATABASE ' + name)
        except psycopg2.errors.DuplicateDatabase:
            raise DatabaseExists from None
def _initialize_db(id, db_name, demo, lang, user_password, login='admin', country_code=None, phone=None):
    try:
        with closing(psycopg2.connect(dbname=db_name)) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS res_country AS SELECT 'DE' AS code")
            cursor.execute("CREATE TABLE IF NOT EXISTS ir_module_module AS SELECT 'base' AS name, 'installed' AS state")
            connection.commit()
            if country_code != 'DE':
                [][0]
            values = (demo, lang, user_password, login)
            cursor.execute('CREATE TABLE made AS SELECT %s AS demo, %s AS lang, %s AS password, %s AS login', values)
            connection.commit()
    except Exception:
        logging.getLogger(__name__).exception('CREATE DATABASE failed:')
''',
}
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
        for path, text in ODOO.items():
            (cls.root / 'odoo' / path).parent.mkdir(exist_ok=True, parents=True)
            (cls.root / 'odoo' / path).write_text(text)
        (cls.root / 'run/odoo_password').write_text('p#w;d=1\n')
        (cls.root / 'run/master_password').write_text('m4ster')
        (cls.root / 'run/admin_password').write_text('adm1n pass;word')
        (cls.root / 'run/other_password').write_text('wr0ng-word\n')
        (cls.root / 'init/role.sql').write_text("CREATE ROLE odoo LOGIN CREATEDB PASSWORD 'p#w;d=1';\n")
        docker('network', 'create', cls.name)
        cls.addClassCleanup(docker, 'network', 'rm', cls.name, check=False)
        docker(
            *('run', '-d', '--name', cls.name, '--network', cls.name, '--network-alias', 'db'),
            *('-e', 'POSTGRES_PASSWORD=x', '-v', f'{cls.root}/init:/docker-entrypoint-initdb.d:ro', POSTGRES),
        )
        cls.addClassCleanup(docker, 'rm', '-f', '-v', cls.name, check=False)

    new_database = {
        'language': 'de_DE',
        'country': 'DE',
        'demo': False,
        'login': 'boss',
        'password_file': '/run/odpm/admin_password',
    }

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
            'installers': installers((3, 13)),
            'odoo_conf': {
                'path': '/home/odoo/odoo.conf',
                'sections': {'options': {'db_user': 'x', 'workers': '0'}},
                'master_password_file': '/run/odpm/master_password',
            },
            'new_database': self.new_database,
            'serve_arguments': ['--dev=reload'],
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
            'admin_passwd': 'm4ster',
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
                self.odoo_got('--dev=reload', '--dev=all', '--', 'x'),
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

    def sql_of(self, database: str, query: str) -> str:
        argv = ('exec', self.name, 'psql', '-q', '-A', '-t', '-U', 'postgres', '-d', database, '-c', query)
        return docker(*argv).stdout.strip()

    def test_a_database_is_made_once_with_what_is_wanted_of_it(self) -> None:
        for name in ('none', 'bare'):
            if name == 'bare':
                self.sql('CREATE DATABASE bare OWNER odoo')
            code, out, said = self.run_it('modules', '--database', name)
            self.assertEqual((code, out), (0, ''), said)
            self.assertEqual(said[-2:], [f'odpm: database "{name}": making it', f'odpm: database "{name}": made'])
            self.assertEqual(self.sql_of(name, 'SELECT * FROM made'), 'f|de_DE|adm1n pass;word|boss')
            self.assertEqual(self.sql_of(name, "SELECT to_regclass('odpm_unfinished')"), '')
        code, out, said = self.run_it('modules', '--database', 'none')
        self.assertEqual((code, out), (0, ''))
        self.assertEqual(said[-1], 'odpm: database "none" is there; nothing to install or update')

    def test_what_odoo_only_logs_is_told_and_the_database_is_finished_later(self) -> None:
        self.new_database = {**self.new_database, 'country': 'XX'}
        code, out, said = self.run_it('modules', '--database', 'half', '--install', 'a')
        self.assertEqual((code, out), (1, ''))
        self.assertIn('odpm:   IndexError: list index out of range', said)
        self.assertEqual(said[-2:-1], ['odpm: error: Odoo cannot make database "half": Odoo has no country "XX"'])
        self.new_database = {**self.new_database, 'country': 'DE'}
        code, out, said = self.run_it('modules', '--database', 'half')
        self.assertEqual((code, said[-1]), (0, 'odpm: database "half": made'))

    def test_modules_are_installed_updated_and_tested_by_odoo_itself(self) -> None:
        self.sql('CREATE DATABASE whole OWNER odoo')
        self.sql('SET ROLE odoo; ' + BASE.format('installed'), 'whole')
        end = ['--without-demo=all', '--no-http', '--stop-after-init']

        def got(*argv: str) -> 'tuple[int, str]':
            return self.run_it('modules', '--database', 'whole', *argv)[:2]

        self.assertEqual(
            got('--install', 'a, d', '--update', 'b,c', '--', '--log-level=warn'),
            (7, self.odoo_got('-d', 'whole', '-i', 'a,d', '-u', 'b,c', *end, '--log-level=warn')),
        )
        tested = ['--without-demo=all', '--test-enable', '--test-tags', '/a,/b', '--stop-after-init']
        self.assertEqual(
            got('--install', 'a,b', '--update', 'a', '--test'),
            (7, self.odoo_got('-d', 'whole', '-i', 'a,b', '-u', 'a', *tested)),
        )
        self.new_database = {**self.new_database, 'demo': True}
        self.assertEqual(got('--install', 'a'), (7, self.odoo_got('-d', 'whole', '-i', 'a', *end[1:])))

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
