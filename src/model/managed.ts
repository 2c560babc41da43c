/** Options of odoo-bin that odpm gives or that make no sense in a container, and what says the same to odpm. */
const ways: Readonly<Record<string, string>> = {
  '--config': 'write options into odoo.conf, or under odoo_conf in odpm.json',
  '--save': 'write options into odoo.conf, or under odoo_conf in odpm.json',
  '--database': 'use "odpm up --database NAME"',
  '--init': 'use "odpm up --install LIST"',
  '--update': 'use "odpm up --update LIST"',
  '--http-port': 'set ODOO_PORT in .env',
  '--xmlrpc-port': 'set ODOO_PORT in .env',
  '--gevent-port': 'set GEVENT_PORT in .env',
  '--longpolling-port': 'set GEVENT_PORT in .env',
  '--addons-path': 'name repositories under "dependencies" in odpm.json',
  '--data-dir': 'the data is in the volume odoo-data',
  '--db_host': 'the stack has a database of its own',
  '--db_port': 'the stack has a database of its own',
  '--db_user': 'the stack has a database of its own',
  '--db_password': 'the stack has a database of its own',
  '--stop-after-init': 'use "odpm up --database NAME --install LIST"',
  '--test-enable': 'use "odpm up --database NAME --update LIST --test"',
};

const short: Readonly<Record<string, string>> = {
  c: '--config',
  s: '--save',
  d: '--database',
  i: '--init',
  u: '--update',
  p: '--http-port',
  D: '--data-dir',
  r: '--db_user',
  w: '--db_password',
};

/** Odoo reads options with Python's `optparse`: `-dshop` is `-d shop`, and a long name may be cut short. */
function longName(word: string): string | undefined {
  if (/^-\w/.test(word)) return short[word.charAt(1)];
  const [name = ''] = word.split('=');
  return name.length > 2 && name.startsWith('--')
    ? (Object.keys(ways).find((long) => long === name) ??
        Object.keys(ways).find((long) => long.startsWith(name)))
    : undefined;
}

export interface Managed {
  /** As it was written, without its value. */
  readonly word: string;
  readonly way: string;
}

/** The words for odoo-bin that odpm has a way of its own to say. */
export const managedWords = (words: readonly string[]): Managed[] =>
  words.flatMap((word) => {
    const long = longName(word);
    const written = word.startsWith('--') ? (word.split('=')[0] ?? '') : word.slice(0, 2);
    return long === undefined ? [] : [{ word: written, way: ways[long] ?? '' }];
  });
