import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { gitOf, isParted } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { call, configIn } from './call.ts';
import { faultOf } from './fault.ts';
import type { Seeking } from './seeking.ts';

/** Tells a work tree, and its mirror of it, where both lie since their folder was moved. `false`: it is none of the mirror's. */
export async function reunited(folder: string, seeking: Seeking): Promise<Checked<boolean>> {
  const { checkout, tell, at } = seeking;
  const { mirror, url } = checkout;
  const git = await gitOf(folder, at.site.host.files);
  if (!git || !(await isParted(git, mirror, at.site.host.files))) return good(false);
  tell('is linked to its mirror again');
  const own = await configIn(mirror, at);
  const ended = await call({ words: ['worktree', 'repair', folder], folder: mirror, own }, at);
  if (!failed(ended)) return good(true);
  if (at.site.interrupts.code() !== undefined) return bad();
  return bad(faultOf(ended, 'worktree', { ...seeking, folder: mirror, own, address: url }));
}
