"""PostgreSQL, as far as Odoo needs it before it starts."""

from __future__ import annotations

import json
import os
import re
import socket
import time

from access import Access, read_password
from config import Config, Database
from failure import Failure
from process import Ended, run
from say import Stopwatch, say

_PAUSE = 0.5
_PROGRESS = 10.0
_SHOWN = 15
# What waiting does not mend. A server that starts, recovers or has no free connection may answer later.
_FINAL = re.compile(
    r'authentication failed|no password supplied|does not exist|no pg_hba\.conf entry|permission denied'
)


def wait(access: Access) -> None:
    """Return when a query is answered; Failure after `wait` seconds, at once for what no waiting mends."""
    watch = Stopwatch()
    where = access.where
    server = f'{where.host}:{where.port}'
    told = -_PROGRESS
    while True:
        trouble = _trouble(access)
        if trouble is None:
            break
        if watch.seconds >= where.wait:
            raise Failure(
                f'PostgreSQL at {server} did not answer for {watch}: {trouble}',
                'Read what the database says: `docker compose logs db`.',
            )
        if watch.seconds - told >= _PROGRESS:
            told = watch.seconds
            say(f'PostgreSQL: waiting for {server} ({trouble})')
        time.sleep(_PAUSE)
    say(f'PostgreSQL: {server} answers, {watch}')


def state(access: Access, name: str) -> str:
    """Of a database: `missing`, `empty` (Odoo is not in it, or odpm has not finished it) or `ready`."""
    answer = access.ask(name)
    if 'error' in answer:
        raise Failure(
            f'database "{name}" cannot be read: {answer["error"]}',
            f'Make role "{access.where.user}" its owner, or choose another --database.',
        )
    return answer['state']


def make(config: Config, python: str, name: str) -> None:
    """Make a database with Odoo in it, or finish one that was begun; Failure with what Odoo said."""
    new = config.new_database
    watch = Stopwatch()
    wanted = {
        'platform': config.platform,
        'conf': config.conf_path,
        'name': name,
        'language': new.language,
        'country': new.country,
        'demo': new.demo,
        'login': new.login,
        'password': read_password(new.password_file),
    }
    say(f'database "{name}": making it, {new.language}{", with demonstration data" if new.demo else ""}')
    maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'make_database.py')
    ended = run([python, '-I', maker], os.environ, f'database "{name}"', json.dumps(wanted))
    if ended.code != 0:
        raise _not_made(name, ended)
    say(f'database "{name}": made, {watch}')


def _not_made(name: str, ended: Ended) -> Failure:
    *before, last = ended.lines or ('',)
    try:
        said = json.loads(last)['error']
    except (ValueError, KeyError, TypeError):
        before, said = [*ended.lines], f'it ended with {ended.code}'
    for line in before[-_SHOWN:]:
        say(f'  {line}')
    return Failure(
        f'Odoo cannot make database "{name}": {said}',
        'Correct "database" of odpm.json or "db_creation_data" of user_settings.json, then run it again.',
    )


def _trouble(access: Access) -> str | None:
    try:
        socket.create_connection((access.where.host, access.where.port), timeout=5).close()
    except OSError as error:
        return error.strerror or str(error)
    said = access.ask().get('error')
    if said and _FINAL.search(said):
        raise _refused(access.where, said)
    return said


def _refused(where: Database, said: str) -> Failure:
    if 'authentication failed' in said:
        return Failure(
            f'PostgreSQL at {where.host} was set up with another password for role "{where.user}": '
            '.odpm/runtime was removed since, or the volume comes from elsewhere',
            f"""Run `docker compose exec db psql -U postgres -c '\\password {where.user}'` """
            f'and enter the text of .odpm/runtime/{os.path.basename(where.password_file)}.',
        )
    return Failure(
        f'PostgreSQL at {where.host}:{where.port} refuses: {said}',
        f'Check role "{where.user}" and database "postgres": `docker compose exec db psql -U postgres -l`.',
    )
