import { digestOf } from '../base/index.ts';
import { ignoring } from '../model/index.ts';
import type { Facts, Look, Project, Write, WriteSecret } from '../model/index.ts';

/** Where odpm keeps what reaches containers by file. */
const runtime = '.odpm/runtime';

const initRole = `#!/bin/sh
# Makes the role that Odoo connects with, once, when PostgreSQL makes its cluster.
set -e
psql --set ON_ERROR_STOP=1 --username "\${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\\set password \`cat /run/odpm/odoo_password\`
CREATE ROLE odoo LOGIN CREATEDB PASSWORD :'password';
SQL
`;

const made = (path: string, text: string): Write => ({ kind: 'write', path, text, mode: 0o644 });

/** The programs that prepare the container, as odpm's package has them. */
async function programs(look: Look): Promise<Write[]> {
  const names = (await look.assets('src/container')).filter((name) => name.endsWith('.py'));
  const texts = await Promise.all(names.map((name) => look.asset(`src/container/${name}`)));
  return texts.map((text, at) => ({ ...made(`${runtime}/container/${names[at] ?? ''}`, text), own: true }));
}

/** Every file that the containers read, from odpm's own package and from the project's configuration. */
export const runtimeFiles = async (config: string, look: Look): Promise<Write[]> => [
  made(ignoring.path, ignoring.text),
  made(`${runtime}/config.json`, config),
  made(`${runtime}/initdb/10-odpm-role.sh`, initRole),
  ...(await programs(look)),
];

/** Passwords of the superuser and of Odoo's role: made once, kept from then on. */
const madeOnce = [`${runtime}/postgres_password`, `${runtime}/odoo_password`] as const;

const chosen = { master: `${runtime}/master_password`, admin: `${runtime}/admin_password` } as const;

export const passwordFiles = [...madeOnce, chosen.master, chosen.admin] as const;

/** Of a cluster that odpm 4 made. */
const passwordOf4 = digestOf('odoo');

/** PostgreSQL takes no empty password. */
const holdsSomething = async (path: string, look: Look): Promise<boolean> =>
  ((await look.stat(path))?.size ?? 0) > 0;

/** The passwords of roles; a cluster that is there has its own. */
async function rolePasswords(of4: boolean, look: Look): Promise<WriteSecret[]> {
  const wanted = await Promise.all(
    madeOnce.map(async (path): Promise<WriteSecret[]> => {
      const there = of4 ? (await look.digest(path)) === passwordOf4 : await holdsSomething(path, look);
      return there ? [] : [{ kind: 'secret', path, mode: 0o644, source: of4 ? 'password-of-4' : 'password' }];
    }),
  );
  return wanted.flat();
}

/** Those that are not as they should be. PostgreSQL's own user reads its files; the rest are for one user alone. */
export async function passwordWrites(
  { personal }: Project,
  { former }: Partial<Facts>,
  look: Look,
): Promise<WriteSecret[]> {
  const wanted = await rolePasswords(former?.cluster !== undefined, look);
  for (const who of ['master', 'admin'] as const) {
    const [path, source] = [chosen[who], `${who}-password`] as const;
    const found = await look.digest(path);
    if (found !== digestOf(personal.passwords[who]))
      wanted.push({ kind: 'secret', path, mode: 0o600, source });
  }
  return wanted;
}

export const runtimeFolder = { kind: 'folder', path: runtime, mode: 0o700 } as const;
