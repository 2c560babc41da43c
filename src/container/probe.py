"""Run by the virtual environment's Python: asks PostgreSQL something and prints the answer as JSON.

Where and who comes in libpq's variables (PGHOST, PGPORT, PGUSER, PGPASSWORD). Without an argument it asks
for nothing but an answer; with the name of a database it asks what is in it.
"""

import json
import signal
import sys
from contextlib import closing

_BASE = "SELECT 1 FROM ir_module_module WHERE name = 'base' AND state IN ('installed', 'to upgrade')"


def answer(names):
    """`{"state": "up" | "missing" | "empty" | "ready"}` or `{"error": "what the server or libpq said"}`."""
    try:
        import psycopg2
    except ImportError as error:
        return {'no_driver': str(error)}
    try:
        return {
            'state': _state(psycopg2, names[0])
            if names
            else _first(psycopg2, 'postgres', 'SELECT 1') and 'up'
        }
    except psycopg2.Error as error:
        return {'error': ' '.join(str(error).split())}


def _state(psycopg2, name):
    if not _first(psycopg2, 'postgres', 'SELECT 1 FROM pg_database WHERE datname = %s', name):
        return 'missing'
    tables = "SELECT to_regclass('ir_module_module') IS NOT NULL AND to_regclass('odpm_unfinished') IS NULL"
    if not _first(psycopg2, name, tables):
        return 'empty'
    return 'ready' if _first(psycopg2, name, _BASE) else 'empty'


def _first(psycopg2, database, query, *parameters):
    with closing(psycopg2.connect(dbname=database)) as connection, connection.cursor() as cursor:
        cursor.execute(query, parameters)
        row = cursor.fetchone()
        return row and row[0]


if __name__ == '__main__':
    # A server that is frozen would keep us for ever; libpq has a limit for connecting alone.
    signal.alarm(20)
    print(json.dumps(answer(sys.argv[1:])))
