"""The debugger that people look into Odoo with while it serves."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence

from config import Config, Debugger
from requirements import normalized, requirements
from say import say
from sources import DEBUGGER, Source

_LISTEN = 'debugpy_listen'


def with_debugger(config: Config, texts: Sequence[Source]) -> list[Source]:
    """The texts and what the debugger needs, unless people name a version of it themselves."""
    if config.debugger is None:
        return [*texts]
    wanted = Source(DEBUGGER, f'{config.debugger.requirement}\n')
    name = next(requirements([wanted])).name
    theirs = next((one for one in requirements(texts) if normalized(one.name) == name), None)
    if theirs is None:
        return [*texts, wanted]
    say(
        f'warning: "{theirs.text}" of {theirs.place} is used, '
        f'not {config.debugger.requirement}, with which odpm debugs'
    )
    return [*texts]


def debugged(debugger: Debugger | None, python: str, program: Sequence[str]) -> list[str]:
    """The command line that runs a Python program, and lets people look into it."""
    if debugger is None:
        return [python, *program]
    # Frozen modules cannot be looked into, and the debuggers warn of them.
    options = ['-X', 'frozen_modules=off'] if sys.version_info >= (3, 11) else []
    if debugger.backend == _LISTEN:
        address = f'{debugger.host}:{debugger.port}'
        waiting = ['--wait-for-client'] if debugger.suspend else []
        return [python, *options, '-m', 'debugpy', '--listen', address, *waiting, *program]
    if not _answers(debugger):
        say(f'warning: no debugger listens at {debugger.host}:{debugger.port}; Odoo starts without one')
        say('Start the debug server of your IDE, then run `docker compose restart odoo`.')
        return [python, *program]
    attach = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'attach.py')
    where = [debugger.host, str(debugger.port), 'suspend' if debugger.suspend else 'run']
    return [python, *options, attach, *where, *program]


def _answers(debugger: Debugger) -> bool:
    try:
        socket.create_connection((debugger.host, debugger.port), timeout=5).close()
    except OSError:
        return False
    return True
