"""Run by the virtual environment's Python: makes a database with Odoo in it, as Odoo's database manager does.

What is wanted comes as JSON on standard input, because everybody on a machine can read argv:
`{"platform", "conf", "name", "language", "country", "demo", "login", "password"}`. The last line that it prints
is JSON: `{}`, or `{"error": "what Odoo said"}`. One that was interrupted goes on where it ended.
"""

import inspect
import json
import logging
import sys
from contextlib import closing


class Kept(logging.Handler):
    """Odoo logs what goes wrong while it fills a database, and goes on as if all were well."""

    error = None

    def emit(self, record):
        """Keep the exception of a record."""
        if record.exc_info:
            self.error = record.exc_info[1]


def make(wanted):
    """Make it, or finish it; the error in words, or None."""
    sys.path.insert(0, wanted['platform'])
    import odoo.tools

    odoo.tools.config.parse_config(['-c', wanted['conf']])
    import odoo.service.db as manager
    from odoo.sql_db import db_connect

    name = wanted['name']
    try:
        manager._create_empty_database(name)
    except manager.DatabaseExists:
        pass
    _execute(db_connect(name), 'CREATE TABLE IF NOT EXISTS odpm_unfinished ()')
    kept = Kept()
    logging.getLogger('odoo.service.db').addHandler(kept)
    fill = manager._initialize_db
    known = inspect.signature(fill).parameters
    fill(**{key: value for key, value in _values(wanted).items() if key in known})
    if kept.error is not None:
        return _in_words(db_connect(name), wanted, kept.error)
    _execute(db_connect(name), 'DROP TABLE odpm_unfinished')
    return None


def _values(wanted):
    return {
        # Odoo up to 18 wants one, and does nothing with it.
        'id': None,
        'db_name': wanted['name'],
        'demo': wanted['demo'],
        'lang': wanted['language'],
        'user_password': wanted['password'],
        'login': wanted['login'],
        'country_code': wanted['country'],
    }


def _execute(connection, query, *parameters):
    with closing(connection.cursor()) as cursor:
        cursor.execute(query, parameters or None)
        row = cursor.fetchone() if query.startswith('SELECT') else None
        cursor.commit()
        return row


def _in_words(connection, wanted, error):
    # A database that Odoo has not begun has none of these tables.
    for table, code in (('res_country', wanted['country']), ('res_lang', wanted['language'])):
        there = _execute(connection, 'SELECT to_regclass(%s)', table)[0]
        query = 'SELECT 1 FROM {} WHERE lower(code) = lower(%s)'.format(table)
        if there and code and not _execute(connection, query, code):
            what = 'country' if table == 'res_country' else 'language'
            return 'Odoo has no {} "{}"'.format(what, code)
    return '{}: {}'.format(type(error).__name__, ' '.join(str(error).split()))


if __name__ == '__main__':
    failed = make(json.load(sys.stdin))
    print(json.dumps({'error': failed} if failed else {}))
    sys.exit(1 if failed else 0)
