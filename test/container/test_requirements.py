import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401 (makes the modules of the runtime importable)

from blame import failed_installation
from marker import changed
from requirements import requirements
from sources import Source, collect

PLATFORM = Source(
    '/odoo/requirements.txt', '# Odoo\nsix==1.15 ; python_version > "3"\n-c pins.txt\nUrllib_3\n'
)
MANIFEST = Source('odpm.json', 'six==1.16\n=foo\nbar\n')

# What pip 25 and uv 0.13 wrote → whom the message names.
SAID = {
    'ERROR: Could not find a version that satisfies the requirement bar (from versions: none)\n'
    'ERROR: No matching distribution found for bar': 'requirement "bar" of odpm.json',
    'ERROR: Could not find a version that satisfies the requirement deep==9 (from bar) (from versions: none)\n'
    'ERROR: No matching distribution found for deep==9': 'requirement "bar" of odpm.json',
    'ERROR: Cannot install six==1.15 and six==1.16 because these package versions have conflicting dependencies.': (
        'requirements "six==1.15 ; python_version > "3"" of /odoo/requirements.txt:2 and "six==1.16" of odpm.json'
    ),
    "ERROR: Invalid requirement: '=foo': Expected package name at the start of dependency specifier\n    =foo\n"
    '    ^ (from line 2 of /home/odoo/.venv/odpm.json-requirements.txt)': 'requirement "=foo" of odpm.json',
    '  error: subprocess-exited-with-error\n  ERROR: Failed building wheel for bar\nFailed to build bar\n'
    'ERROR: Failed to build installable wheels for some pyproject.toml based projects (bar)': (
        'requirement "bar" of odpm.json'
    ),
    'error: No solution found when resolving dependencies\n  cause: Because bar was not found in the package registry and '
    'you require bar, we can conclude that your requirements are unsatisfiable.': 'requirement "bar" of odpm.json',
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because urllib-3 was not found in the package registry and\n'
    '      you require urllib-3, we can conclude that your requirements are unsatisfiable.': (
        'requirement "Urllib_3" of /odoo/requirements.txt:4'
    ),
    'error: Failed to build `deep==1.0`\n  hint: `deep` (v1.0) was included because `bar` (v2.0) depends on `deep`': (
        'requirement "bar" of odpm.json'
    ),
    "error: Couldn't parse requirement in `/home/odoo/.venv/odpm.json-requirements.txt` at position 10\n  cause: no": (
        'requirement "=foo" of odpm.json'
    ),
    "error: Unexpected '=', expected '-c', '-e', '-r' or the start of a requirement: "
    '/home/odoo/.venv/odpm.json-requirements.txt:2:1': 'requirement "=foo" of odpm.json',
    'error: something new': 'the requirements of /odoo/requirements.txt, odpm.json',
}


class RequirementsTest(unittest.TestCase):
    maxDiff = None

    def test_the_requirement_that_an_installer_failed_on_is_named_with_its_place(self):
        for output, wanted in SAID.items():
            with self.subTest(output):
                failure = failed_installation('pip', output.splitlines(), [PLATFORM, MANIFEST])
                self.assertEqual(failure.message, f'pip cannot install {wanted}')

    def test_an_index_out_of_reach_is_told_as_such(self):
        for line in (
            "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(…)'",
            '    cause: dns error',
        ):
            failure = failed_installation(
                'uv', [line, 'ERROR: No matching distribution found for bar'], [MANIFEST]
            )
            self.assertEqual(failure.message, 'uv cannot reach the package index from the container')

    def test_included_files_are_read_once_each_and_relative_to_who_includes_them(self):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            (root / 'deep').mkdir()
            (root / 'a.txt').write_text(
                '-r deep/b.txt\n--constraint=deep/c.txt\n-r missing.txt\n-r https://x.test/d.txt\nsix\n'
            )
            (root / 'deep' / 'b.txt').write_text('-r \\\n  ../a.txt\n')
            (root / 'deep' / 'c.txt').write_text('six<2\n')
            found: dict[str, Source] = {}
            collect(f'{name}/a.txt', found)
        self.assertEqual(
            [path.removeprefix(name) for path in found], ['/a.txt', '/deep/b.txt', '/deep/c.txt']
        )

    def test_options_and_remarks_are_no_requirements(self):
        self.assertEqual(
            [one.text for one in requirements([PLATFORM])], ['six==1.15 ; python_version > "3"', 'Urllib_3']
        )

    def test_what_changed_is_named(self):
        self.assertEqual(
            changed({'a': '1', 'b': '1', 'gone': '1'}, {'a': '1', 'b': '2', 'new': '1'}), 'b, new, gone'
        )


if __name__ == '__main__':
    unittest.main()
