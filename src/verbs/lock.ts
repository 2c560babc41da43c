import { andThen, bad, both, exitCode, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { withMember, withoutMember } from '../manifest/index.ts';
import { depsLockFile, flag, ignoring, listOption, textOption } from '../model/index.ts';
import type { Call, Lock, LockEntry } from '../model/index.ts';
import { agreedOn, edited, sourceOf } from '../packages/index.ts';
import type { Source } from '../packages/index.ts';
import { load } from '../pipeline.ts';
import { find, knownState } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { changedByHand, commitsNow, keepFile, progressOf, rewrite, whileHeld } from '../run/index.ts';
import type { GitSite } from '../run/index.ts';
import {
  checkedLock,
  commitOf,
  digestOfFolder,
  lockFrom,
  lockText,
  movedBetween,
  movedTable,
  sameLock,
  strangeNames,
  strayed,
  synced,
  wantedOf,
  wayOf,
} from '../sources/index.ts';
import type { Asked, Kept, Moved, Wanted, Way } from '../sources/index.ts';

interface Run {
  readonly call: Call;
  readonly host: Host;
  readonly interrupts: Interrupts;
  readonly place: Place;
}

type Loaded = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];

/** What a folder stands at: its commit, with a mark where files differ from that, else a digest over its files. */
async function stateOf(folder: string, { look }: Place, site: GitSite): Promise<Checked<string>> {
  const head = await commitOf(folder, look);
  if (head === undefined) return good(await digestOfFolder(folder, look));
  const dirty = await changedByHand(folder, site);
  return andThen(dirty, (is) => good(is ? `${head}-dirty` : head));
}

type Question = Extract<Way, { is: 'asked' }>;

/** The commit of every repository, those of servers asked for at once. */
async function keptNow(
  wanted: readonly Wanted[],
  asked: Asked,
  { place, site }: { readonly place: Place; readonly site: GitSite },
): Promise<Checked<readonly Kept[]>> {
  const ways = wanted.map((each) => [each, wayOf(each, site.project, asked)] as const);
  const questions = ways.map(([, way]) => way).filter((way): way is Question => way.is === 'asked');
  const answers = await commitsNow(questions, site);
  if (!answers.ok) return answers;
  const commits = new Map(questions.map((way, at) => [way, answers.value[at]]));
  const found = await Promise.all(
    ways.map(async ([each, way]): Promise<Checked<Kept>> => {
      const commit =
        way.is === 'folder'
          ? await stateOf(each.repository.folder, place, site)
          : good(way.is === 'known' ? way.commit : (commits.get(way) ?? ''));
      return andThen(commit, (id) => good({ wanted: each, commit: id }));
    }),
  );
  const kept = found.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = found.flatMap((each) => each.problems);
  return kept.length === found.length ? good(kept, problems) : bad(...problems);
}

/** The manifest with the commits of a lock; what it is to say is shown, and asked for. */
async function withCommits(
  { kept, loaded: { written, project } }: Found,
  { call, host }: Run,
): Promise<Checked<Source | undefined>> {
  const source = await sourceOf(call, host);
  if (!source.ok) return source;
  const { set, gone } = synced(kept, written, project.keeping.locking?.agreed ?? []);
  const cleared = gone.reduce((text, key) => withoutMember(text, ['locks', 'git', key]), source.value.text);
  const text = set.reduce((now, [key, commit]) => withMember(now, ['locks', 'git', key], commit), cleared);
  const after = edited(source.value, text);
  if (!after.ok) return after;
  const question = `Write this to ${source.value.file}?`;
  return (await agreedOn(after.value, { question, call, host })) ? good(after.value) : good(undefined);
}

interface Written {
  readonly lock: boolean;
  readonly manifest: string | undefined;
  readonly moved: readonly Moved[];
}

async function writtenLock(
  lock: Lock,
  old: Lock | undefined,
  { place, host }: Run,
): Promise<Checked<boolean>> {
  if (old && sameLock(lock, old)) return good(false);
  const at = { folder: place.folder, host };
  const text = lockText({ ...lock, generatedAt: host.clock.spelled(host.clock.now()) });
  const problems = [
    ...(await keepFile({ ...ignoring, mode: 0o644 }, at)),
    ...(await keepFile({ path: depsLockFile, text, mode: 0o644 }, at)),
  ];
  return problems.length > 0 ? bad(...problems) : good(true);
}

const askedBy = (call: Call): Asked => {
  const names = listOption(call, 'update');
  return { move: names.length > 0 ? names : 'all', follows: flag(call, 'syncManifest') };
};

interface Found {
  readonly loaded: Loaded;
  readonly kept: readonly Kept[];
  readonly lock: Lock;
  /** Repositories that were locked, and are none of the project any more. */
  readonly gone: readonly LockEntry[];
}

/** The project, and the commits that its repositories are to have. */
async function foundNow({ call, host, interrupts, place }: Run): Promise<Checked<Found>> {
  const loaded = await load(place, host, textOption(call, 'scenario'));
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const [asked, old] = [askedBy(call), project.keeping.locking?.file];
  const wanted = wantedOf(project, old);
  const strange = strangeNames(asked, wanted);
  if (strange.length > 0) return bad(...strange);
  const progress = progressOf(host, call.globals.quiet ? 'quiet' : undefined);
  const kept = await keptNow(wanted, asked, { place, site: { host, project, interrupts, progress } });
  if (interrupts.code() !== undefined) return bad();
  const gone = old ? strayed(old, wanted) : [];
  return andThen(both(loaded, kept), ([, found]) =>
    andThen(lockFrom(found, project), (lock) => good({ loaded: loaded.value, kept: found, lock, gone })),
  );
}

/** Writes the manifest, where it follows the lock, and is another then; `undefined`: the person does not want it. */
async function writtenManifest(
  found: Found,
  run: Run,
): Promise<Checked<Pick<Written, 'manifest'> | undefined>> {
  if (!flag(run.call, 'syncManifest')) return good({ manifest: undefined });
  const source = await withCommits(found, run);
  if (!source.ok) return source;
  if (!source.value) return good(undefined);
  const { file, old, text } = source.value;
  if (old === text) return good({ manifest: undefined });
  return andThen(await rewrite(source.value, run.host), () => good({ manifest: file }));
}

/** Finds the commits, and writes what is other than it was: first the manifest, then its copy. */
async function whileAlone(run: Run): Promise<Checked<Written | undefined>> {
  const found = await foundNow(run);
  if (!found.ok) return found;
  const { kept, lock, gone, loaded } = found.value;
  const manifest = await writtenManifest(found.value, run);
  if (!manifest.ok || !manifest.value) return manifest.ok ? good(undefined) : manifest;
  const said = manifest.value;
  const written = await writtenLock(lock, loaded.project.keeping.locking?.file, run);
  const all = { ...said, moved: movedBetween(kept, gone) };
  return andThen(found, () => andThen(written, (is) => good({ ...all, lock: is })));
}

const isJson = (call: Call): boolean => flag(call, 'json') || textOption(call, 'format') === 'json';

function answerOf({ lock, manifest, moved }: Written, call: Call): string {
  if (isJson(call)) {
    const repositories = moved.map(({ name, url, from = null, to = null }) => ({ name, url, from, to }));
    return `${JSON.stringify({ version: 1, path: depsLockFile, changed: lock, repositories }, undefined, 2)}\n`;
  }
  const first = manifest === undefined ? '' : `${manifest} is written\n`;
  if (!lock) return `${first}${depsLockFile} is as it should be: nothing moved\n`;
  return `${first}${depsLockFile} is written\n${movedTable(moved)}`;
}

/** Compares the lock with everything that is there; asks no server, writes nothing. */
async function verified({ call, host, place }: Run): Promise<Checked<void>> {
  const loaded = await load(place, host, textOption(call, 'scenario'));
  if (!loaded.ok) return loaded;
  const problems = await checkedLock(loaded.value.project, place.look);
  if (problems.length > 0) return bad(...loaded.problems, ...problems);
  await host.terminal.out(
    isJson(call)
      ? `${JSON.stringify({ version: 1, path: depsLockFile, changed: false, repositories: [] }, undefined, 2)}\n`
      : `${depsLockFile} is as it should be\n`,
  );
  return good(undefined, loaded.problems);
}

async function locked(run: Run): Promise<Checked<void>> {
  const { call, host, place } = run;
  if (flag(call, 'check')) return verified(run);
  const held = { host, folder: place.folder, command: 'odpm lock' } as const;
  const done = andThen(await whileHeld(held, () => whileAlone(run)), (each) => each);
  if (!done.ok) return done;
  if (done.value) await host.terminal.out(answerOf(done.value, call));
  return good(undefined, done.problems);
}

async function inProject(call: Call, host: Host, interrupts: Interrupts): Promise<readonly Problem[]> {
  const place = await find(call.globals, host);
  if (!place.ok) return place.problems;
  const state = await knownState(place.value);
  if (!state.ok) return state.problems;
  return [...place.problems, ...(await locked({ call, host, interrupts, place: place.value })).problems];
}

/** Locks the repositories of the project at the commits that they have now, or compares them with the lock. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const problems = await inProject(call, host, interrupts).finally(() => interrupts.end());
  if (interrupts.code() === undefined) report(host, problems);
  else host.terminal.err('\nInterrupted: nothing was changed.\n');
  return interrupts.code() ?? exitCode(problems);
}
