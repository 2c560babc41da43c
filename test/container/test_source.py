import ast
import sys
import unittest

from support import RUNTIME

FILES = sorted(RUNTIME.glob('**/*.py'))
OWN = {path.stem for path in FILES}
# The probe runs in the virtual environment, where Odoo has it.
GUESTS = {'probe.py': {'psycopg2'}}


class SourceTest(unittest.TestCase):
    def test_python_3_10_reads_every_file_without_a_warning(self):
        for path in FILES:
            with self.subTest(path.name):
                ast.parse(path.read_text(), path.name, feature_version=(3, 10))
                compile(path.read_text(), path.name, 'exec', dont_inherit=True)

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
