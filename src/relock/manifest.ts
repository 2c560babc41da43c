import { andThen, bad, good, isError } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { withMembers } from '../manifest/index.ts';
import { depsLockFile } from '../model/index.ts';
import type { Look, Project } from '../model/index.ts';
import { agreedOn, edited, sourceOf } from '../packages/index.ts';
import type { Source } from '../packages/index.ts';
import { lens } from '../prepare/index.ts';
import { broughtHere } from '../run/index.ts';
import { bringing, environmentHash, lockText, synced } from '../sources/index.ts';
import type { At } from './at.ts';
import { siteOf } from './found.ts';
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

/** The project as it is going to be, with the files of its repositories: what is not here is brought, as `up` does it. */
async function broughtFor(look: Look, at: At): Promise<Checked<Project>> {
  const loaded = await at.load(look);
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const missing = await bringing(project, look);
  if (missing.length === 0) return good(project);
  const problems = await broughtHere(missing, siteOf(project, at));
  if (problems.some(isError) || at.interrupts.code() !== undefined) return bad(...problems);
  return broughtFor(look, at);
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
  const brought = await broughtFor(look, at);
  if (!brought.ok) return brought;
  const hash = await environmentHash(brought.value, look);
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
