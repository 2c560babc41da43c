"""The runtime's command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """What is asked: to serve, or with a `database` to make it, and to install, update, test modules in it."""

    database: str | None
    install: tuple[str, ...]
    update: tuple[str, ...]
    test: bool
    arguments: tuple[str, ...]


def parse_command(argv: Sequence[str]) -> Command:
    """Read the arguments; what follows `--` is odoo-bin's. Wrong usage ends the process with 2."""
    cut = argv.index('--') if '--' in argv else len(argv)
    own, arguments = argv[:cut], tuple(argv[cut + 1 :])
    asked = _parser().parse_args(own)
    if asked.command == 'serve':
        return Command(None, (), (), False, arguments)
    return Command(asked.database, asked.install, asked.update, asked.test, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog='odpm-container', allow_abbrev=False)
    commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND')
    commands.add_parser('serve', help='prepare, then run Odoo', allow_abbrev=False)
    does = 'make a database, install, update and test modules, then stop'
    modules = commands.add_parser('modules', help=does, allow_abbrev=False)
    modules.add_argument('--database', required=True, type=_database, metavar='NAME')
    modules.add_argument('--install', default=(), type=_names, metavar='A,B')
    modules.add_argument('--update', default=(), type=_names, metavar='C,D')
    modules.add_argument('--test', action='store_true')
    return parser


def _database(text: str) -> str:
    # odoo-bin takes a list here.
    if not text or text.startswith('-') or ',' in text:
        raise argparse.ArgumentTypeError(f'{text!r} is not the name of one database')
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in text.split(',')) if name)
