import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from support import Project, without_heartbeat

from marker import MARKER

FIX = 'odpm: Correct or remove it in "requirements" of odpm.json, then run `odpm up` again.\n'
NO_DATABASE = (
    'odpm: error: PostgreSQL at 127.0.0.1:1 did not answer for 0.0 s: Connection refused\n'
    'odpm: Read what the database says: `docker compose logs db`.\n'
)


class WithPip(Project):
    tool = 'pip'

    def prepare(self) -> str:
        """What `serve` wrote, without durations, before it looked for the database, which is not there."""
        code, err = self.run_it('serve')
        self.assertEqual(code, 1)
        self.assertTrue(err.endswith(NO_DATABASE), err)
        return '\n'.join(line.rsplit(', ', 1)[0] for line in err.removesuffix(NO_DATABASE).splitlines())

    def installed(self) -> 'list[str]':
        names = (path.name for path in (self.root / 'home/.venv').glob('lib/*/site-packages/*-*.dist-info'))
        return sorted(name.removesuffix('.dist-info') for name in names if name.startswith(('alpha', 'beta')))

    def test_an_environment_is_made_once_and_anew_when_a_requirement_changes(self):
        made = f'odpm: virtual environment: making it with {self.tool}'
        self.assertEqual(self.prepare(), f'{made}\nodpm: virtual environment: 1 requirements installed')
        self.assertEqual(self.installed(), ['alpha-1.0'])

        before = self.times()
        self.assertEqual(self.prepare(), '')
        self.assertEqual(self.times(), before)

        self.config['requirements']['lines'] = ['beta']
        self.write('odoo/requirements.txt', '# not needed any more\n')
        self.assertEqual(self.prepare().splitlines()[0], f'{made} again, changed: ~/odoo/requirements.txt')
        self.assertEqual(self.installed(), ['beta-1.0'])

    def times(self) -> 'dict[str, int]':
        paths = [path for path in (self.root / 'home/.venv').rglob('*') if '__pycache__' not in path.parts]
        return {str(path): path.lstat().st_mtime_ns for path in paths}

    def test_a_requirement_that_is_not_to_be_had_is_named_and_nothing_passes_for_whole(self):
        self.config['requirements']['lines'] = ['gamma==3']
        code, err = self.run_it('serve')
        self.assertEqual(code, 1)
        self.assertTrue(
            err.endswith(
                f'odpm: error: {self.tool} cannot install requirement "gamma==3" of odpm.json\n{FIX}'
            ),
            err,
        )
        self.assertFalse((self.root / 'home/.venv' / MARKER).exists())


@unittest.skipUnless(shutil.which('uv'), 'needs uv')
class WithUv(WithPip):
    tool = 'uv'

    def environ(self):
        uv = os.path.dirname(shutil.which('uv') or '')
        return {**super().environ(), 'PATH': f'{uv}:/usr/bin:/bin'}


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()[0] != 'Z'
    except OSError:
        return False


def ended(pid: int) -> bool:
    """Whether a process that was sent a signal is gone, within the time that a busy machine may take."""
    until = time.monotonic() + 5
    while runs(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not runs(pid)


class EnvironmentTest(Project):
    def test_sigterm_ends_an_installation_and_two_containers_at_once_then_make_it_whole_once(self):
        (self.root / 'bin').mkdir()
        self.write(
            'bin/uv',
            f'#!/bin/sh\nmkdir -p {self.root}/home/.venv/bin\nsleep 60 &\necho $! >{self.root}/pid\nwait\n',
        )
        (self.root / 'bin/uv').chmod(0o755)
        child = self.start('serve')
        pid = self.root / 'pid'
        while not pid.exists() or not pid.read_text():
            self.assertIsNone(child.poll())
        child.send_signal(signal.SIGTERM)
        _, err = child.communicate(timeout=5)
        self.assertEqual(
            (child.returncode, without_heartbeat(err)),
            (143, 'odpm: virtual environment: making it with uv\nodpm: stopped by SIGTERM\n'),
        )
        self.assertTrue(ended(int(pid.read_text())))
        (self.root / 'bin/uv').unlink()

        both = [self.start('serve'), self.start('serve')]
        said = [child.communicate(timeout=120)[1] for child in both]
        self.assertEqual(''.join(said).count('making it with pip\n'), 1)
        self.assertTrue(all(text.endswith(NO_DATABASE) for text in said), said)
        self.assertTrue((self.root / 'home/.venv' / MARKER).exists())

    def test_sigterm_while_an_installation_starts_ends_it(self):
        # It begins with the signal, when whoever started it may not know of it yet.
        self.program('uv', f'kill -TERM $PPID\necho $$ >{self.root}/pid\nexec sleep 60')
        for _ in range(3):
            code, _ = self.run_it('serve')
            self.assertEqual(code, 143)
            pid = self.root / 'pid'
            self.assertTrue(not pid.exists() or ended(int(pid.read_text() or 0)))

    def program(self, name: str, text: str) -> None:
        (self.root / 'bin').mkdir(exist_ok=True)
        self.write(f'bin/{name}', f'#!/bin/sh\n{text}\n')
        (self.root / 'bin' / name).chmod(0o755)

    def test_a_toolchain_that_the_host_does_not_name_is_not_used_though_the_image_has_it(self):
        self.program('uv', 'exit 9')
        self.config['installers'] = [one for one in self.config['installers'] if one['name'] == 'pip']
        _, err = self.run_it('serve')
        self.assertIn('odpm: virtual environment: making it with pip\n', err)
        self.assertTrue((self.root / 'home/.venv' / MARKER).exists())

    def test_the_next_toolchain_is_data(self):
        self.program('rye', f'echo "$0 $*" >>{self.root}/said; mkdir -p {self.root}/home/.venv/bin')
        own = {'name': 'rye', 'create': ['rye', 'make', '{base}', '{folder}'], 'install': ['rye', 'add']}
        absent = {'name': 'absent', 'create': ['absent'], 'install': ['absent']}
        self.config['installers'] = [absent, own, *self.config['installers']]
        _, err = self.run_it('serve')
        self.assertIn('odpm: virtual environment: making it with rye\n', err)
        rye, venv = f'{self.root}/bin/rye', f'{self.root}/home/.venv'
        said = (self.root / 'said').read_text().splitlines()
        base = said[0].split()[2]
        self.assertEqual(os.path.realpath(base), os.path.realpath(sys.executable))
        self.assertEqual(said[0], f'{rye} make {base} {venv}')
        self.assertTrue(said[1].startswith(f'{rye} add -r {self.root}/odoo/requirements.txt -r '), said[1])

    def test_an_image_with_none_of_them_is_told(self):
        self.config['installers'] = [{'name': 'absent', 'create': ['absent'], 'install': ['absent']}]
        code, err = self.run_it('serve')
        self.assertEqual(code, 1)
        self.assertIn('odpm: error: the image has none of absent, which could make', err)

    def environ(self):
        return {**super().environ(), 'PATH': f'{self.root}/bin:/usr/bin:/bin'}

    def test_a_folder_with_something_else_in_it_is_left_alone(self):
        self.config['virtual_environment'] = f'{self.root}/home'
        self.write('home/letter.txt', 'dear')
        self.assertEqual(
            self.run_it('serve'),
            (
                1,
                'odpm: error: ~/home holds files, but no virtual environment\n'
                'odpm: Empty it, or mount another folder there: odpm replaces all that is in it.\n',
            ),
        )
        self.assertEqual(os.listdir(self.root / 'home'), ['letter.txt'])

    def test_another_python_than_the_projects_is_told(self):
        self.config['python'] = '3.7'
        code, err = self.run_it('serve')
        real = '.'.join(map(str, sys.version_info[:2]))
        self.assertEqual(
            (code, err.splitlines()[0]),
            (1, f'odpm: error: the image has Python {real}, the project asks for 3.7'),
        )

    def test_a_missing_requirements_file_is_named(self):
        (self.root / 'odoo/requirements.txt').unlink()
        self.assertEqual(
            self.run_it('serve')[1].splitlines()[0],
            'odpm: error: ~/odoo/requirements.txt cannot be read: No such file or directory',
        )

    @unittest.skipUnless(os.getuid() != 0 or shutil.which('setpriv'), 'root may write everywhere')
    def test_a_folder_that_the_user_may_not_write_is_named(self):
        self.root.chmod(0o755)
        (self.root / 'locked').mkdir(mode=0o555)
        self.config['virtual_environment'] = f'{self.root}/locked/.venv'
        user = f'{os.getuid()}:{os.getgid()}' if os.getuid() else '4321:4321'
        drop = ('setpriv', '--reuid=4321', '--regid=4321', '--clear-groups', '/usr/bin/python3')
        python = (sys.executable,) if os.getuid() else drop
        version = [*python, '-c', 'import sys; print("%d.%d" % sys.version_info[:2])']
        self.config['python'] = subprocess.check_output(version, text=True).strip()
        self.assertEqual(
            self.run_it('serve', python=python),
            (
                1,
                f'odpm: error: ~/locked/.venv cannot be written by user {user}: Permission denied\n'
                'odpm: Give its volume to the user of the container: `docker compose run --rm --user root'
                f' --entrypoint chown odoo -R {user} ~/locked/.venv`.\n',
            ),
        )


if __name__ == '__main__':
    unittest.main()
