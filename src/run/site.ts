import type { Problem } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import type { Extensions, Look, Project } from '../model/index.ts';
import type { Progress } from './progress.ts';

/** Where a plan is carried out. */
export interface Site {
  readonly host: Host;
  readonly project: Project;
  readonly look: Look;
  readonly interrupts: Interrupts;
  /** Compares a hook once more with what was trusted, right before it starts; the problem says that it is another. */
  readonly stillTrusted: (words: string) => Promise<Problem | undefined>;
  readonly progress: Progress;
  readonly extensions: Pick<Extensions, 'carryOut' | 'points' | 'audit' | 'stats' | 'warnings'>;
}
