"""PostgreSQL, as far as Odoo needs it before it starts."""

from __future__ import annotations

import json
import os
import re
import socket
import time
from dataclasses import dataclass
from typing import NoReturn

from config import Database
from failure import Failure
from process import run
from say import Stopwatch, say

_PAUSE = 0.5
_PROGRESS = 10.0
# What waiting does not mend. A server that starts, recovers or has no free connection may answer later.
_FINAL = re.compile(r'authentication failed|no password supplied|does not exist|no pg_hba\.conf entry|permission denied')


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server that is asked by the virtual environment's Python."""

    where: Database
    password: str
    python: str

    def wait(self) -> None:
        """Return when a query is answered; Failure after `where.wait` seconds, at once for what no waiting mends."""
        watch = Stopwatch()
        told = 0.0
        while (trouble := self._trouble()) is not None:
            if watch.seconds >= self.where.wait:
                self._give_up(trouble, watch)
            if watch.seconds - told >= _PROGRESS or told == 0:
                told = watch.seconds
                say(f'PostgreSQL: waiting for {self.where.host}:{self.where.port} ({trouble})')
            time.sleep(_PAUSE)
        say(f'PostgreSQL: {self.where.host}:{self.where.port} answers, {watch}')

    def state(self, name: str) -> str:
        """Of a database: `missing`, `empty` (Odoo is not in it, or not whole) or `ready`."""
        answer = self._ask(name)
        if 'error' in answer:
            raise Failure(
                f'database "{name}" cannot be read: {answer["error"]}',
                f'Make role "{self.where.user}" its owner, or choose another --database.',
            )
        return answer['state']

    def _trouble(self) -> str | None:
        try:
            socket.create_connection((self.where.host, self.where.port), timeout=5).close()
        except OSError as error:
            return error.strerror or str(error)
        said = self._ask().get('error')
        if said and _FINAL.search(said):
            self._refused(said)
        return said

    def _ask(self, *arguments: str) -> dict[str, str]:
        probe = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'probe.py')
        access = {
            'PGHOST': self.where.host,
            'PGPORT': str(self.where.port),
            'PGUSER': self.where.user,
            'PGPASSWORD': self.password,
            'PGCONNECT_TIMEOUT': '5',
        }
        ended = run([self.python, '-I', probe, *arguments], {**os.environ, **access}, 'PostgreSQL: it takes its time')
        try:
            answer: dict[str, str] = json.loads(ended.lines[-1])
        except (IndexError, ValueError):
            raise Failure(
                f'{self.python} cannot ask PostgreSQL: {" ".join(ended.lines[-3:])}',
                'Run `odpm up` again; when it stays, remove the volume of the virtual environment.',
            ) from None
        if 'no_driver' in answer:
            raise Failure(
                f'the virtual environment cannot use psycopg2: {answer["no_driver"]}',
                'Add "psycopg2-binary" to "requirements" of odpm.json.',
            )
        return answer

    def _refused(self, error: str) -> NoReturn:
        if 'authentication failed' in error:
            raise Failure(
                f'PostgreSQL at {self.where.host} was set up with another password for role "{self.where.user}": '
                '.odpm/runtime was removed since, or the volume comes from elsewhere',
                f"""Run `docker compose exec db psql -U postgres -c '\\password {self.where.user}'` """
                f'and enter the text of .odpm/runtime/{os.path.basename(self.where.password_file)}.',
            )
        raise Failure(
            f'PostgreSQL at {self.where.host}:{self.where.port} refuses: {error.splitlines()[-1]}',
            f'Check role "{self.where.user}" and database "postgres": `docker compose exec db psql -U postgres -l`.',
        )

    def _give_up(self, trouble: str, watch: Stopwatch) -> NoReturn:
        raise Failure(
            f'PostgreSQL at {self.where.host}:{self.where.port} did not answer for {watch}: {trouble}',
            'Read what the database says: `docker compose logs db`.',
        )


def read_password(where: Database) -> str:
    """The text of the password's file, without the line break at its end."""
    try:
        with open(where.password_file, encoding='utf-8', newline='') as file:
            password = file.read().rstrip('\r\n')
    except OSError as error:
        raise Failure(f'{where.password_file} cannot be read: {error.strerror}', 'Run `odpm up` on the host again.') from None
    if not password:
        raise Failure(f'{where.password_file} is empty', 'Remove it on the host and run `odpm up` again.')
    return password
