import type { Look, Write } from '../model/index.ts';

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

/** People commit some files of .odpm (locks, plugins); what is made here, and every secret, stays out of git. */
const ignored = `# Kept by odpm.
/compose/
/database/
/generated/
/packages/
/runtime/
/secrets.json
/state/
`;

/** Every file that the containers read, from odpm's own package and from the project's configuration. */
export async function runtimeFiles(config: string, look: Look): Promise<Write[]> {
  const names = await look.assets('src/container');
  const programs = await Promise.all(
    names.map(
      async (name) => [`${runtime}/container/${name}`, await look.asset(`src/container/${name}`)] as const,
    ),
  );
  const files = [
    ['.odpm/.gitignore', ignored],
    [`${runtime}/config.json`, config],
    [`${runtime}/initdb/10-odpm-role.sh`, initRole],
    ...programs,
  ] as const;
  return files.map(([path, text]) => ({ kind: 'write', path, text, mode: 0o644 }));
}

/** Passwords of the superuser and of Odoo's role: made once, kept from then on. */
export const passwordFiles = [`${runtime}/postgres_password`, `${runtime}/odoo_password`] as const;

export const runtimeFolder = { kind: 'folder', path: runtime, mode: 0o700 } as const;
