import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { depsLockFile, flag, ignoring } from '../model/index.ts';
import type { Source } from '../packages/index.ts';
import { keepFile, rewrite } from '../run/index.ts';
import { lockText, movedBetween, sameLock } from '../sources/index.ts';
import type { Relocked } from '../sources/index.ts';
import type { At } from './at.ts';
import { foundNow } from './found.ts';
import type { Found } from './found.ts';
import { agreedManifest } from './manifest.ts';

async function writtenLock({ lock, old }: Found, { place, host }: At): Promise<Checked<boolean>> {
  if (old && sameLock(lock, old)) return good(false);
  const at = { folder: place.folder, host };
  const text = lockText({ ...lock, generatedAt: host.clock.spelled(host.clock.now()) });
  const problems = [
    ...(await keepFile({ ...ignoring, mode: 0o644 }, at)),
    ...(await keepFile({ path: depsLockFile, text, mode: 0o644 }, at)),
  ];
  return problems.length > 0 ? bad(...problems) : good(true);
}

async function writtenManifest(source: Source, { host }: At): Promise<Checked<string | undefined>> {
  if (source.old === source.text) return good(undefined);
  return andThen(await rewrite(source, host), () => good(source.file));
}

/** Writes what is other than it was: first the manifest, where it follows the lock, then the file. */
async function written(found: Found, at: At): Promise<Checked<Relocked | undefined>> {
  const follows = flag(at.call, 'syncManifest');
  const source = follows ? await agreedManifest(found, at) : good(undefined);
  if (!source.ok) return source;
  if (follows && !source.value) return good(undefined, source.problems);
  if (at.interrupts.code() !== undefined) return bad();
  const manifest = source.value ? await writtenManifest(source.value, at) : good(undefined);
  if (!manifest.ok) return manifest;
  const moved = movedBetween(found.kept, found.gone);
  return andThen(await writtenLock(found, at), (lock) =>
    good({ lock, manifest: manifest.value, moved }, source.problems),
  );
}

/** Locks the repositories of a project at the commits that they have now; `undefined`: the person does not want it. */
export async function relocked(at: At): Promise<Checked<Relocked | undefined>> {
  const found = await foundNow(at);
  if (!found.ok) return found;
  const done = await written(found.value, at);
  return andThen(found, () => done);
}
