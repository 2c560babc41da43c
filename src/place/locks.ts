import { andThen, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { readJson } from '../manifest/index.ts';
import { depsLockFile, physicalName, valueAt } from '../model/index.ts';
import type { Document, Keeping, Settings } from '../model/index.ts';
import { keepingOf } from './keeping.ts';
import type { Place } from './place.ts';

interface Kept {
  readonly keeping: Keeping;
  readonly problems: readonly Problem[];
}

/** @param written the effective manifest, references as they are written */
type Keep = (written: Document, said: Settings) => Kept;

/** Where the repositories of a project come to lie, and what they are kept at. Where nothing is locked, nothing is loaded for it. */
export async function keepingIn(
  { folder, look }: Place,
  { machine: { home } }: Host,
  manifest: Checked<Document>,
): Promise<Checked<Keep>> {
  const text = await look.read(depsLockFile);
  if (!text.ok) return text;
  const agreed = manifest.ok && valueAt(manifest.value.root, ['locks', 'git']) !== undefined;
  if (text.value === undefined && !agreed)
    return good((_, said) => ({ keeping: keepingOf(said, { folder, home }), problems: [] }));
  const { lockedBy, lockOf } = await import('../sources/index.ts');
  const file =
    text.value === undefined ? good(undefined) : andThen(readJson(depsLockFile, text.value), lockOf);
  return andThen(file, (lock) =>
    good((written, said) => {
      const { variables, names } = said;
      const values = { variables, physical: (service: string) => physicalName(names, service) };
      const locked = lockedBy(lock, written, values);
      const keeping = { ...keepingOf(said, { folder, home }), ...(locked.ok && locked.value) };
      return { keeping, problems: locked.problems };
    }),
  );
}
