import unittest

from support import Project

FIX = 'odpm: Run `odpm up` on the host: it writes this file again.\n'


class ConfigTest(Project):
    def test_a_field_of_another_shape_is_named(self):
        cases = [
            (
                '/database/port is not a whole number from 0 to 65535',
                lambda c: c['database'].update(port='5432'),
            ),
            (
                '/database/port is not a whole number from 0 to 65535',
                lambda c: c['database'].update(port=True),
            ),
            ('/database/host is not a string', lambda c: c['database'].pop('host')),
            ('/platform is not an absolute path', lambda c: c.update(platform='odoo')),
            ('/requirements/lines is not a list', lambda c: c['requirements'].update(lines='x')),
            ('/requirements/lines/1 is not a string', lambda c: c['requirements'].update(lines=['x', 1])),
            (
                '/odoo_conf/sections/options is not an object',
                lambda c: c['odoo_conf'].update(sections={'options': 1}),
            ),
            (
                '/odoo_conf/sections/options/workers is not a string',
                lambda c: c['odoo_conf']['sections']['options'].update(workers=2),
            ),
            ('/new_database/demo is not true or false', lambda c: c['new_database'].update(demo='no')),
            ('/debugger/host is not a string', lambda c: c.update(debugger={'backend': 'x', 'requirement': 'y'})),
        ]
        for wanted, change in cases:
            with self.subTest(wanted):
                self.setUp()
                change(self.config)
                self.assertEqual(self.run_it('serve'), (1, f'odpm: error: ~/config.json: {wanted}\n{FIX}'))

    def test_a_file_that_is_no_config_is_named(self):
        cases = {
            '{"a": ': 'odpm: error: ~/config.json is not JSON in UTF-8\n',
            '[' * 100_000: 'odpm: error: ~/config.json is not JSON in UTF-8\n',
            '[]': 'odpm: error: ~/config.json: the whole file is not an object\n',
            '{"schema_version": 2}': 'odpm: error: ~/config.json was written by another version of odpm\n',
        }
        for text, wanted in cases.items():
            with self.subTest(text[:30]):
                self.assertEqual(self.run_text(text), (1, wanted + FIX))

    def test_a_config_that_is_not_there_is_named(self):
        self.assertEqual(
            self.run_text(None),
            (1, f'odpm: error: ~/config.json cannot be read: No such file or directory\n{FIX}'),
        )

    def test_wrong_usage_ends_with_2(self):
        for argv in (['nope'], [], ['modules'], ['modules', '--database', 'a,b'], ['serve', '--data', 'x']):
            with self.subTest(argv):
                code, err = self.run_it(*argv)
                self.assertEqual((code, err.split(':')[0]), (2, 'usage'))


if __name__ == '__main__':
    unittest.main()
