import { andThen, bad, both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { isOn } from '../inherit/index.ts';
import { flag, listOption } from '../model/index.ts';
import type { Call, Lock, LockEntry } from '../model/index.ts';
import { answered } from '../run/index.ts';
import { askingFor, heldNames, keptBy, lockFrom, strangeNames, strayed, wantedOf } from '../sources/index.ts';
import type { Asked, Kept } from '../sources/index.ts';
import type { At, Loaded } from './at.ts';
import { brought, siteOf } from './brought.ts';

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

/** The commits that the repositories of a project have now; servers are asked at once. */
export async function foundNow(at: At): Promise<Checked<Found>> {
  const { look } = at.place;
  const first = await at.load(look);
  // What repositories need themselves is locked, too: without their files it is not known.
  const loaded = first.ok && isOn({ own: first.value.user }) ? await brought(look, at) : first;
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
    const held = heldNames(asked, wanted, project);
    return andThen(lockFrom(kept, project), (lock) =>
      good({ loaded: loaded.value, kept, lock, old, gone }, held),
    );
  });
}
