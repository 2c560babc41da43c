import type { Problem } from '../../diagnostics/index.ts';
import { gitMissing, gitTooOld } from '../git-problems.ts';
import type { At } from './at.ts';
import { call } from './call.ts';

/** Git 2.31: what it is told by the environment it understands since then. */
const oldest = [2, 31] as const;

/** Why git cannot be used here. */
export async function usable(at: At): Promise<Problem | undefined> {
  const ended = await call({ words: ['--version'], folder: at.projects }, at);
  if (ended.failure !== undefined) return gitMissing({});
  const said = ended.stdout.trim();
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(said) ?? [];
  const isOld = Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]);
  return isOld && at.site.interrupts.code() === undefined ? gitTooOld({ said }) : undefined;
}
