"""The runtime's command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """What is asked: to serve, or with a `database` to install and update modules in it."""

    database: str | None
    install: tuple[str, ...]
    update: tuple[str, ...]
    arguments: tuple[str, ...]


def parse_command(argv: Sequence[str]) -> Command:
    """Read the arguments; what follows `--` is odoo-bin's. Wrong usage ends the process with 2."""
    cut = argv.index('--') if '--' in argv else len(argv)
    own, arguments = argv[:cut], tuple(argv[cut + 1 :])
    asked = _parser().parse_args(own)
    if asked.command == 'serve':
        return Command(None, (), (), arguments)
    return Command(asked.database, asked.install, asked.update, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog='odpm-container', allow_abbrev=False)
    commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND')
    commands.add_parser('serve', help='prepare, then run Odoo', allow_abbrev=False)
    modules = commands.add_parser('modules', help='install and update modules, then stop', allow_abbrev=False)
    modules.add_argument('--database', required=True, type=_database, metavar='NAME')
    modules.add_argument('--install', default=(), type=_names, metavar='A,B')
    modules.add_argument('--update', default=(), type=_names, metavar='C,D')
    return parser


def _database(text: str) -> str:
    # odoo-bin takes a list here.
    if not text or text.startswith('-') or ',' in text:
        raise argparse.ArgumentTypeError(f'{text!r} is not the name of one database')
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in text.split(',')) if name)
