import { bad, checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { isOn } from '../inherit/index.ts';
import { flag, listOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { changedByHand } from '../run/index.ts';
import { bringing, checkedLock, handFaults, lockCheckBeside, lockedTrees } from '../sources/index.ts';
import type { At } from './at.ts';
import { siteOf } from './brought.ts';

/** Options that say what is written. */
function writing(call: Call): string | undefined {
  const names = listOption(call, 'update');
  if (names.length > 0) return `--update ${names.join(' ')}`;
  if (flag(call, 'syncManifest')) return '--sync-manifest';
  return flag(call, 'write') ? '--write' : undefined;
}

/** Compares a lock with everything that is there: no server is asked, nothing is written. */
export async function compared(at: At): Promise<Checked<void>> {
  const option = writing(at.call);
  if (option !== undefined) return bad(lockCheckBeside({ option }));
  const { look } = at.place;
  const loaded = await at.load(look);
  if (!loaded.ok) return loaded;
  const { project, user } = loaded.value;
  const awaited = isOn({ own: user }) && (await bringing(project, look)).length > 0;
  const [faults, trees] = await Promise.all([
    checkedLock(project, look, awaited),
    lockedTrees(project, look),
  ]);
  const folders = trees.map(({ folder }) => folder);
  const changed = await changedByHand(folders, siteOf(project, at));
  const byHand = changed.ok ? handFaults(trees, changed.value) : [];
  return checked(undefined, [...loaded.problems, ...faults, ...changed.problems, ...byHand]);
}
