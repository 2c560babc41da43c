import { opens } from './opens.ts';
import type { At } from './opens.ts';

const cluster = 'data/postgresql/var/lib/postgresql';
const homes = 'data/odoo/home';

/** Data that odpm 4 left is used where it is, and may have moved to another disk: a link that is in git may lead anywhere. */
export async function dataOf4(at: At): Promise<string[]> {
  const users = await at.look.list(homes);
  const paths = [
    cluster,
    `${cluster}/data`,
    ...users.map(({ name }) => `${homes}/${name}/.local/share/Odoo`),
  ];
  const found = await Promise.all(
    paths.map(async (path) => {
      const there = (await at.look.real(path)) !== undefined;
      const what = there ? await opens(path, at) : undefined;
      return what === undefined ? [] : [`service ${path.startsWith(homes) ? 'odoo' : 'db'}: mounts ${what}`];
    }),
  );
  return found.flat();
}
