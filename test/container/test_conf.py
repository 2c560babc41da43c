import configparser
import os
import stat
import tempfile
import unittest
from pathlib import Path
from random import Random

import support  # noqa: F401 (makes the modules of the runtime importable)

from conf import conf_text
from failure import Failure
from files import write_atomically

KEPT = [
    'a;b',
    '; a',
    '#a',
    'a #b',
    'a%b',
    '%(x)s',
    '${x}',
    'a=b',
    '= a',
    ': a',
    '"q"',
    "'q'",
    '',
    'True',
    '[x]',
    'é €',
    'a\\',
    'a\tb',
    'a,\nb,\n=c',
    'a\n\n[b]',
]
REFUSED = ['a\n;b', 'a\n b', 'a\n', '\na\n', 'a\r', 'a\rb', ' a', 'a ', '\ta', 'a\xa0', '\ud800']


PIECES = ['a', 'Z9', '=', ':', '#', ';', '[x]', '[', ']', '%(x)s', '${x}', '"', "'", '\\', ',', ' ', '\t', '\n', '\n  ']
ODD = ['\r', '\xa0', '\x85', '\x1c', '\u2028', '\x0b', '\x00', 'é', 'İ', '\ud800', '\ufeff', 'True', 'None']


def _parsed(path: str) -> 'dict[str, dict[str, str]]':
    parser = configparser.RawConfigParser()
    parser.read([path], encoding='utf-8')
    return {name: dict(parser.items(name)) for name in parser.sections()}


class ConfTest(unittest.TestCase):
    def test_odoo_reads_every_value_back_as_it_was(self):
        sections = {
            'options': {f'key{number}': value for number, value in enumerate(KEPT)},
            'queue': {'x': '1'},
        }
        with tempfile.TemporaryDirectory() as folder:
            path = f'{folder}/odoo.conf'
            write_atomically(path, conf_text(sections), 0o600)
            self.assertEqual(_parsed(path), sections)

    def test_any_text_is_refused_or_read_back_as_it_was_beside_what_stands_around_it(self):
        random = Random(7)
        kept = 0
        with tempfile.TemporaryDirectory() as folder:
            path = f'{folder}/odoo.conf'
            for _ in range(3000):
                value = ''.join(random.choices([*PIECES, *ODD], k=random.randrange(8)))
                option = ''.join(random.choices(['a', 'Key', '_', '.', ' ', '=', '#', '[o]'], k=random.randrange(1, 4)))
                sections = {'options': {'before': 'b', option: value, 'zafter': 'z'}, 'queue': {'x': '1'}}
                plain = value.isascii() and value.isprintable() and value == value.strip()
                with self.subTest(option=option, value=value):
                    try:
                        text = conf_text(sections)
                    except Failure:
                        self.assertFalse(plain and option.isidentifier() and option != 'before')
                        continue
                    write_atomically(path, text, 0o600)
                    wanted = {option.lower(): value, 'before': 'b', 'zafter': 'z'}
                    self.assertEqual(_parsed(path), {'options': wanted, 'queue': {'x': '1'}})
                    kept += 1
        self.assertGreater(kept, 300)

    def test_a_value_that_the_format_cannot_hold_is_refused_without_showing_it(self):
        for value in REFUSED:
            with self.subTest(value=value), self.assertRaises(Failure) as caught:
                conf_text({'options': {'db_password': value}})
            self.assertEqual(
                caught.exception.message,
                "odoo.conf cannot hold the value of 'db_password' in section 'options'",
            )

    def test_a_name_that_would_be_read_as_something_else_is_refused(self):
        for section, option in [
            ('options', 'a=b'),
            ('options', '#a'),
            ('options', '[a]'),
            ('options', ' a'),
            ('', 'a'),
        ]:
            with self.subTest(section=section, option=option), self.assertRaises(Failure):
                conf_text({section: {option: 'x'}})

    def test_an_option_in_two_spellings_is_refused(self):
        with self.assertRaises(Failure) as caught:
            conf_text({'options': {'Workers': '1', 'workers': '2'}})
        self.assertEqual(caught.exception.message, 'odoo_conf names an option twice')

    def test_a_file_is_replaced_whole_and_is_its_owners_alone(self):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name, 'odoo.conf')
            path.write_text('old')
            path.chmod(0o644)
            before = os.umask(0)
            try:
                write_atomically(str(path), 'new\n', 0o600)
            finally:
                os.umask(before)
            self.assertEqual((path.read_text(), stat.S_IMODE(path.stat().st_mode)), ('new\n', 0o600))
            self.assertEqual(os.listdir(name), ['odoo.conf'])


if __name__ == '__main__':
    unittest.main()
