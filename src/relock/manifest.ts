import { andThen, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { withMembers } from '../manifest/index.ts';
import { depsLockFile } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import { agreedOn, edited, sourceOf } from '../packages/index.ts';
import type { Source } from '../packages/index.ts';
import { lens } from '../prepare/index.ts';
import { environmentHash, lockText, synced } from '../sources/index.ts';
import type { At } from './at.ts';
import { brought } from './brought.ts';
import type { Found } from './found.ts';

/** The machine with the manifest and the lock as they are going to be. */
function looking({ path, text }: Source, { lock }: Found, { place }: At): Look {
  const { look, lay } = lens(place.look);
  const write = { kind: 'write', mode: 0o644 } as const;
  lay([
    { ...write, path, text },
    { ...write, path: depsLockFile, text: lockText(lock) },
  ]);
  return look;
}

/** The manifest with the commits of a lock, and the hash of what these make a virtual environment from. */
async function withLocks(found: Found, at: At): Promise<Checked<Source>> {
  const source = await sourceOf(at.call, at.host);
  if (!source.ok) return source;
  const { written, project } = found.loaded;
  const edits = synced(found.kept, written, project.keeping.locking?.agreed ?? []);
  const commits = edited(source.value, withMembers(source.value.text, edits));
  if (!commits.ok) return commits;
  const look = looking(commits.value, found, at);
  const after = await brought(look, at);
  if (!after.ok) return after;
  const hash = await environmentHash(after.value.project, look);
  const { text } = commits.value;
  return edited(commits.value, withMembers(text, { set: [[['locks', 'venv'], hash]], gone: [] }));
}

/** The manifest as it follows the lock: shown, and asked for; `undefined`: the person does not want it. */
export async function agreedManifest(found: Found, at: At): Promise<Checked<Source | undefined>> {
  const source = await withLocks(found, at);
  if (!source.ok) return source;
  const { call, host } = at;
  const question = `Write this to ${source.value.file}?`;
  const yes = await agreedOn(source.value, { question, call, host });
  return andThen(source, (after) => good(yes ? after : undefined));
}
