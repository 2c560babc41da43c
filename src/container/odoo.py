"""Odoo itself: the runtime becomes it, so that signals and exit codes are Odoo's own."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from command import Command
from config import Config, Debugger
from debugger import debugged
from failure import Failure
from say import Stopwatch, say


@dataclass(frozen=True)
class Start:
    """What Odoo starts with; `debugger` is None where people only wait for its end."""

    config: Config
    python: str
    debugger: Debugger | None = None


def become_odoo(start: Start, arguments: Sequence[str], watch: Stopwatch) -> NoReturn:
    """Replace this process by odoo-bin with the generated odoo.conf; Failure when it is not there."""
    config, python = start.config, start.python
    program = os.path.join(config.platform, 'odoo-bin')
    if not os.path.isfile(program):
        raise Failure(f'{program} does not exist', 'Name an Odoo repository in "platform.git" of odpm.json.')
    binaries = os.path.dirname(python)
    environ = {
        **os.environ,
        'VIRTUAL_ENV': os.path.dirname(binaries),
        'PATH': f'{binaries}:{os.environ.get("PATH", os.defpath)}',
        **bytecode(config, os.environ),
    }
    say(f'starting Odoo {config.odoo_version}, prepared in {watch}')
    command = [program, '-c', config.conf_path, *arguments]
    os.execve(python, debugged(start.debugger, python, command), environ)


def bytecode(config: Config, environ: Mapping[str, str]) -> dict[str, str]:
    """Where Python keeps what it compiled, when sources are mounted read-only: several projects have those."""
    addons = config.conf_sections.get('options', {}).get('addons_path', '').split(',')
    sources = [path for path in (config.platform, *addons) if path]
    if 'PYTHONPYCACHEPREFIX' in environ or all(os.access(path, os.W_OK) for path in sources):
        return {}
    return {'PYTHONPYCACHEPREFIX': os.path.join(config.virtual_environment, 'pycache')}


def module_arguments(config: Config, command: Command) -> list[str]:
    """odoo-bin's options that install, update and test modules in a database, and stop then."""
    arguments = ['-d', command.database or '']
    if command.install:
        arguments += ['-i', ','.join(command.install)]
    if command.update:
        arguments += ['-u', ','.join(command.update)]
    # From 19 on a module gets demonstration data where the modules below it have some.
    if _major(config.odoo_version) < 19 and not config.new_database.demo:
        arguments += ['--without-demo=all']
    # Tests of pages ask Odoo itself for them.
    arguments += _test_arguments(config, command) if command.test else ['--no-http']
    return [*arguments, '--stop-after-init']


def _test_arguments(config: Config, command: Command) -> list[str]:
    # Before 12 tests cannot be chosen by module.
    if _major(config.odoo_version) < 12:
        return ['--test-enable']
    names = dict.fromkeys([*command.install, *command.update])
    return ['--test-enable', '--test-tags', ','.join(f'/{name}' for name in names)]


def _major(version: str) -> float:
    # What has no number is newer than all that have one.
    found = re.match(r'(?:saas-)?(\d+)', version)
    return int(found[1]) if found else float('inf')
