import { andThen, bad, both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { flag, listOption } from '../model/index.ts';
import type { Call, Lock, LockEntry, Project } from '../model/index.ts';
import { answered, progressOf } from '../run/index.ts';
import type { GitSite } from '../run/index.ts';
import { askingFor, keptBy, lockFrom, strangeNames, strayed, wantedOf } from '../sources/index.ts';
import type { Asked, Kept } from '../sources/index.ts';
import type { At, Loaded } from './at.ts';

/** A project, and what its repositories are to be kept at. */
export interface Found {
  readonly loaded: Loaded;
  readonly kept: readonly Kept[];
  readonly lock: Lock;
  /** As it was. */
  readonly old: Lock | undefined;
  /** Repositories that were locked, and are none of the project any more. */
  readonly gone: readonly LockEntry[];
}

const askedBy = (call: Call): Asked => {
  const names = listOption(call, 'update');
  return { move: names.length > 0 ? names : 'all', follows: flag(call, 'syncManifest') };
};

/** Where git works for a project. */
export const siteOf = (project: Project, { host, interrupts, call }: At): GitSite => ({
  host,
  project,
  interrupts,
  progress: progressOf(host, call.globals.quiet ? 'quiet' : undefined),
});

/** The commits that the repositories of a project have now; servers are asked at once. */
export async function foundNow(at: At): Promise<Checked<Found>> {
  const { look } = at.place;
  const loaded = await at.load(look);
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const [asked, old] = [askedBy(at.call), project.keeping.locking?.file];
  const wanted = wantedOf(project, old);
  const strange = strangeNames(asked, wanted);
  if (strange.length > 0) return bad(...strange);
  const asking = await askingFor(wanted, { asked, project }, look);
  if (!asking.ok) return asking;
  const { questions, trees } = asking.value;
  const answers = await answered(questions, trees, siteOf(project, at));
  if (at.interrupts.code() !== undefined) return bad();
  return andThen(both(loaded, answers), ([, said]) => {
    const kept = keptBy(asking.value, said);
    const gone = old ? strayed(old, wanted) : [];
    return andThen(lockFrom(kept, project), (lock) => good({ loaded: loaded.value, kept, lock, old, gone }));
  });
}
