"""Odoo itself: the runtime becomes it, so that signals and exit codes are Odoo's own."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import NoReturn

from config import Config
from failure import Failure
from say import Stopwatch, say


def become_odoo(config: Config, python: str, arguments: Sequence[str], watch: Stopwatch) -> NoReturn:
    """Replace this process by odoo-bin with the generated odoo.conf; Failure when it is not there."""
    program = os.path.join(config.platform, 'odoo-bin')
    if not os.path.isfile(program):
        raise Failure(f'{program} does not exist', 'Name an Odoo repository in "platform.git" of odpm.json.')
    binaries = os.path.dirname(python)
    environ = {
        **os.environ,
        'VIRTUAL_ENV': os.path.dirname(binaries),
        'PATH': f'{binaries}:{os.environ.get("PATH", os.defpath)}',
    }
    say(f'starting Odoo {config.odoo_version}, prepared in {watch}')
    os.execve(python, [python, program, '-c', config.conf_path, *arguments], environ)


def module_arguments(version: str, state: str, install: Sequence[str], update: Sequence[str]) -> list[str]:
    """odoo-bin's options that install and update modules; `base` first where the database lacks it."""
    names = [
        *(['base'] if state != 'ready' else []),
        *(name for name in install if name != 'base' or state == 'ready'),
    ]
    arguments = ['-i', ','.join(names)] if names else []
    if update:
        arguments += ['-u', ','.join(update)]
    return [*arguments, *_without_demo(version), '--stop-after-init', '--no-http']


def _without_demo(version: str) -> list[str]:
    # From 19 on demo data has to be asked for.
    major = re.match(r'(?:saas-)?(\d+)', version)
    return ['--without-demo=all'] if major and int(major[1]) < 19 else []
