import type { Look } from '../model/index.ts';

/** Homes that odpm 4 gave to the user in its container, by login name. */
const homes = 'data/odoo/home';

export interface Filestore {
  /** `data/odoo/home/ana`. */
  readonly home: string;
  /** What Odoo calls its data directory. */
  readonly folder: string;
}

/** Every data directory of Odoo that odpm 4 left; people move them to other disks, and leave a link. */
export async function filestores(look: Look): Promise<Filestore[]> {
  const names = (await look.list(homes)).filter(({ kind }) => kind !== 'file');
  const found = await Promise.all(
    names.map(async ({ name }) => {
      const home = `${homes}/${name}`;
      const folder = `${home}/.local/share/Odoo`;
      const real = await look.real(folder);
      const facts = real === undefined ? undefined : await look.stat(real);
      return facts?.kind === 'directory' ? [{ home, folder }] : [];
    }),
  );
  return found.flat();
}
