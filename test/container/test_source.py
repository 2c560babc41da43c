import ast
import sys
import unittest

from support import RUNTIME

FILES = sorted(RUNTIME.glob('**/*.py'))
OWN = {path.stem for path in FILES}
# These run in the virtual environment.
GUESTS = {
    'probe.py': {'psycopg2'},
    'attach.py': {'pydevd_pycharm'},
    'installed.py': {'pkg_resources'},
}


class SourceTest(unittest.TestCase):
    def test_the_oldest_python_of_an_odoo_reads_every_file_without_a_warning(self):
        for path in FILES:
            with self.subTest(path.name):
                ast.parse(path.read_text(), path.name, feature_version=(3, 7))
                compile(path.read_text(), path.name, 'exec', dont_inherit=True)

    def test_types_that_are_made_when_a_file_is_read_are_written_as_the_oldest_python_knows_them(self):
        for path in FILES:
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
                    self.assertNotIn(ast.unparse(node.value.value), {'dict', 'list', 'tuple'}, path.name)

    def test_only_the_standard_library_is_imported(self):
        for path in FILES:
            imported = set()
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.split('.')[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    imported.add((node.module or '').split('.')[0])
            self.assertEqual(
                imported - sys.stdlib_module_names - OWN, GUESTS.get(path.name, set()), path.name
            )

    def test_no_module_hides_one_of_the_standard_library(self):
        self.assertEqual((OWN - {'__main__'}) & sys.stdlib_module_names, set())

    def test_every_public_function_and_class_says_what_it_is_for(self):
        for path in FILES:
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith('_'):
                    small = isinstance(node, ast.FunctionDef) and node.decorator_list
                    self.assertTrue(small or ast.get_docstring(node), f'{path.name}: {node.name}')


if __name__ == '__main__':
    unittest.main()
