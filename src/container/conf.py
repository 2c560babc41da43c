"""odoo.conf, such that Python's RawConfigParser, with which Odoo reads it, gives back the same texts."""

from __future__ import annotations

import configparser
from typing import Mapping

from access import read_password
from config import Config
from failure import Failure
from files import write_atomically

Sections = Mapping[str, Mapping[str, str]]


def write_conf(config: Config, password: str) -> None:
    """Write the file, for its owner alone, with the way to the database and the master password in it."""
    database = config.database
    access = {
        'admin_passwd': read_password(config.master_password_file),
        'db_host': database.host,
        'db_port': str(database.port),
        'db_user': database.user,
        'db_password': password,
    }
    sections = {**config.conf_sections}
    sections['options'] = {**sections.get('options', {}), **access}
    write_atomically(config.conf_path, conf_text(sections), 0o600)


def conf_text(sections: Sections) -> str:
    """The file's text; Failure, without the value, for what this format cannot hold."""
    lines: list[str] = []
    for section, options in sections.items():
        lines.append(f'[{section}]')
        for option, value in options.items():
            if not _reads_back(section, option, value):
                raise _refused(section, option)
            lines.append(_written(option, value))
        lines.append('')
    text = '\n'.join(lines)
    if len(_parsed(text)) != sum(len(options) for options in sections.values()):
        raise Failure(
            'odoo_conf names an option twice',
            'Keep one spelling of it: option names of odoo.conf are not case-sensitive.',
        )
    return text


def _written(option: str, value: str) -> str:
    # A deeper line goes on with the value above it: an odoo.conf may have such values.
    return f'{option} = {value}'.replace('\n', '\n    ').rstrip()


def _reads_back(section: str, option: str, value: str) -> bool:
    names = f'{section}{option}'
    if '\n' in names or '\r' in f'{names}{value}':
        return False
    if any('\ud800' <= letter <= '\udfff' for letter in f'{names}{value}'):
        return False
    return _parsed(f'[{section}]\n{_written(option, value)}') == {(section, option.lower()): value}


def _parsed(text: str) -> dict[tuple[str, str], str]:
    parser = configparser.RawConfigParser(default_section='')
    try:
        parser.read_string(text)
    except configparser.Error:
        return {}
    return {
        (section, option): value for section in parser.sections() for option, value in parser.items(section)
    }


def _refused(section: str, option: str) -> Failure:
    return Failure(
        f'odoo.conf cannot hold the value of {option!r} in section {section!r}',
        'Write it on one line, without whitespace at its ends: the format has neither quotes nor escapes.',
    )
