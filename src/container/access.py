"""The way to PostgreSQL: password and questions."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import dataclass

from config import Config, Database
from failure import Failure
from process import run


@dataclass(frozen=True)
class Access:
    """A PostgreSQL server with a role's password, asked by the virtual environment's Python."""

    where: Database
    password: str
    python: str

    def ask(self, *database: str) -> dict[str, str]:
        """The probe's answer about a database, or about the server alone; Failure when it cannot ask."""
        probe = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'probe.py')
        ended = run(
            [self.python, '-I', probe, *database], {**os.environ, **self._variables()}, 'PostgreSQL: asking'
        )
        if ended.code == -signal.SIGALRM:
            return {'error': 'it accepts connections, but does not answer'}
        try:
            answer: dict[str, str] = json.loads(ended.lines[-1])
        except (IndexError, ValueError):
            raise Failure(
                f'{self.python} cannot ask PostgreSQL: {" ".join(ended.lines[-3:])}',
                'Run `odpm up` again; if that does not help, remove the volume of the virtual environment.',
            ) from None
        if 'no_driver' in answer:
            raise Failure(
                f'the virtual environment cannot use psycopg2: {answer["no_driver"]}',
                'Add "psycopg2-binary" to "requirements" of odpm.json.',
            )
        return answer

    def _variables(self) -> dict[str, str]:
        return {
            'PGHOST': self.where.host,
            'PGPORT': str(self.where.port),
            'PGUSER': self.where.user,
            'PGPASSWORD': self.password,
            'PGCONNECT_TIMEOUT': '5',
        }


def database_password(config: Config) -> str:
    """Of Odoo's role: what odoo.conf says, where it may say something, else that of the file."""
    said = config.conf_sections.get('options', {}).get('db_password')
    return said or read_password(config.database.password_file)


def read_password(path: str) -> str:
    """The text of a password's file, without the line break at its end."""
    try:
        with open(path, encoding='utf-8', newline='') as file:
            password = file.read().rstrip('\r\n')
    except OSError as error:
        raise Failure(f'{path} cannot be read: {error.strerror}', 'Run `odpm up` on the host again.') from None
    if not password:
        raise Failure(f'{path} is empty', 'Remove it on the host and run `odpm up` again.')
    return password
