"""Runs inside the Odoo container: prepares it, then becomes odoo-bin.

    python3 /run/odpm/container serve [-- ARGS…]
    python3 /run/odpm/container modules --database NAME [--install A,B] [--update C,D] [--test] [-- ARGS…]

Exit codes: 1 when preparing fails, 2 for wrong usage, 130 and 143 when stopped meanwhile, else Odoo's own.
"""

import signal
import sys
from collections.abc import Sequence

# The folder may be mounted read-only, and is the host's.
sys.dont_write_bytecode = True

from access import Access, database_password  # noqa: E402
from certificates import trust_certificates  # noqa: E402
from command import Command, parse_command  # noqa: E402
from conf import write_conf  # noqa: E402
from config import read_config  # noqa: E402
from database import make, state, wait  # noqa: E402
from environment import prepare_environment  # noqa: E402
from failure import Failure  # noqa: E402
from needs import tell_missing  # noqa: E402
from odoo import Start, become_odoo, module_arguments  # noqa: E402
from say import Stopwatch, say  # noqa: E402


def main(argv: Sequence[str]) -> int:
    """Carry out one command; returns only when there is nothing for Odoo to do or preparing failed."""
    command = parse_command(argv)
    _listen()
    try:
        return _prepare(command)
    except Failure as failure:
        say(f'error: {failure.message}')
        say(failure.fix)
        return 1


def _prepare(command: Command) -> int:
    watch = Stopwatch()
    config = read_config()
    trust_certificates()
    python = prepare_environment(config)
    access = Access(config.database, database_password(config), python)
    wait(access)
    write_conf(config, access.password)
    if command.database is None:
        start = Start(config, python, config.debugger)
        become_odoo(start, [*config.serve_arguments, *command.arguments], watch)
    if state(access, command.database) != 'ready':
        make(config, python, command.database)
    elif not command.install and not command.update:
        say(f'database "{command.database}" is there; nothing to install or update')
    if not command.install and not command.update:
        return 0
    tell_missing(config, python, [*command.install, *command.update])
    become_odoo(Start(config, python), [*module_arguments(config, command), *command.arguments], watch)


def _listen() -> None:
    # Process 1 gets only the signals that it asks for.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, _frame: object) -> None:
    say(f'stopped by {signal.Signals(number).name}')
    sys.exit(130 if number == signal.SIGINT else 143)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
