"""What the tests of the container runtime share."""

import json
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / 'src' / 'container'
sys.dont_write_bytecode = True
sys.path.insert(0, str(RUNTIME))

PYTHON = f'{sys.version_info.major}.{sys.version_info.minor}'


def wheel(folder: Path, name: str, version: str = '1.0', needs: str = '') -> None:
    """Write a wheel that holds one empty module."""
    info = f'{name}-{version}.dist-info'
    metadata = f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n'
    if needs:
        metadata += f'Requires-Dist: {needs}\n'
    files = {
        f'{name}.py': '',
        f'{info}/METADATA': metadata,
        f'{info}/WHEEL': 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    }
    record = ''.join(f'{path},,\n' for path in [*files, f'{info}/RECORD'])
    with zipfile.ZipFile(folder / f'{name}-{version}-py3-none-any.whl', 'w') as archive:
        for path, text in {**files, f'{info}/RECORD': record}.items():
            archive.writestr(path, text)


def installers(version: 'tuple[int, int]' = sys.version_info[:2]) -> 'list[dict[str, object]]':
    """As the host gives them to a container with a version of Python, this one's when none is said."""
    rows = json.loads((ROOT / 'schemas' / 'images.json').read_text())['toolchains']
    found = [{'name': row['name'], **row['installer']} for row in rows if 'installer' in row]
    for one in found:
        since = one.pop('createFrom', None)
        if since and version < tuple(int(part) for part in since.split('.')):
            one['create'] = ['{base}', '-m', 'venv', '{folder}']
    return found


class Project(unittest.TestCase):
    """A folder with a platform, wheels and a config, and the runtime started in it as a program."""

    maxDiff = None

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ('home', 'wheels', 'odoo'):
            (self.root / name).mkdir()
        wheel(self.root / 'wheels', 'alpha')
        wheel(self.root / 'wheels', 'beta')
        self.write('odoo/requirements.txt', 'alpha==1.0\n')
        for name in ('password', 'master_password', 'admin_password'):
            self.write(name, f's3cret {name}\n')
        self.config = {
            'schema_version': 1,
            'odoo_version': '19.0',
            'python': PYTHON,
            'distribution': 'debian-13',
            'arch': 'amd64',
            'platform': f'{self.root}/odoo',
            'virtual_environment': f'{self.root}/home/.venv',
            'installers': installers(),
            'requirements': {'files': [f'{self.root}/odoo/requirements.txt'], 'lines': []},
            'odoo_conf': {
                'path': f'{self.root}/home/odoo.conf',
                'sections': {'options': {'http_port': '8069'}},
                'master_password_file': f'{self.root}/master_password',
            },
            'database': {
                'host': '127.0.0.1',
                'port': 1,
                'user': 'odoo',
                'password_file': f'{self.root}/password',
                'wait': 0,
            },
            'new_database': {
                'language': 'en_US',
                'demo': False,
                'login': 'admin',
                'password_file': f'{self.root}/admin_password',
            },
            'serve_arguments': [],
        }

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding='utf-8')

    def environ(self) -> dict[str, str]:
        return {
            'PATH': '/usr/bin:/bin',
            'HOME': f'{self.root}/home',
            'ODPM_CONFIG_PATH': f'{self.root}/config.json',
            'PIP_NO_INDEX': '1',
            'PIP_FIND_LINKS': f'{self.root}/wheels',
        }

    def start(self, *argv: str, python: 'tuple[str, ...]' = (sys.executable,)) -> 'subprocess.Popen[str]':
        """Start the runtime with the config; its stderr is readable."""
        self.write('config.json', json.dumps(self.config))
        return self._spawned(*argv, python=python)

    def _spawned(self, *argv: str, python: 'tuple[str, ...]' = (sys.executable,)) -> 'subprocess.Popen[str]':
        return subprocess.Popen(
            [*python, '-B', str(RUNTIME), *argv],
            env=self.environ(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding='utf-8',
        )

    def run_it(self, *argv: str, python: 'tuple[str, ...]' = (sys.executable,)) -> 'tuple[int, str]':
        """Run the runtime to its end: exit code, and what it wrote with the project's folder shown as `~`."""
        return self._ended(self.start(*argv, python=python))

    def run_text(self, text: 'str | None') -> 'tuple[int, str]':
        """Run it with a config of this text, or with none."""
        (self.root / 'config.json').unlink(missing_ok=True)
        if text is not None:
            self.write('config.json', text)
        return self._ended(self._spawned('serve'))

    def _ended(self, child: 'subprocess.Popen[str]') -> 'tuple[int, str]':
        with child:
            _, err = child.communicate(timeout=120)
        return child.returncode, without_heartbeat(err).replace(str(self.root), '~')


def without_heartbeat(said: str) -> str:
    """What the runtime said, without the signs of life that it gives on a busy machine."""
    return ''.join(line for line in said.splitlines(keepends=True) if not line.endswith(' s so far\n'))


def has_docker(*images: str) -> bool:
    """Whether an engine answers that has these images."""
    try:
        return (
            subprocess.run(
                ['docker', 'image', 'inspect', *images], capture_output=True, timeout=30
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
