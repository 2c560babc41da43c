import type { Problem } from '../../diagnostics/index.ts';
import { originOf, valueAt } from '../../model/index.ts';
import type { Look, Project } from '../../model/index.ts';
import { lockVenv, lockVenvOf4, lockVenvUnread } from '../lock-problems.ts';
import { environmentHash, unreadIn } from './environment.ts';

const saidIn = ({ document }: Project): string | undefined => {
  const said = valueAt(document.root, ['locks', 'venv']);
  return typeof said === 'string' ? said : undefined;
};

/** What odpm 4 wrote: SHA-256 of other inputs, the processor among them. */
const isOf4 = (said: string): boolean => /^[0-9a-f]{64}$/i.test(said);

/** Whether the manifest says what a virtual environment is made from. */
export const locksVenv = (project: Project): boolean => saidIn(project) !== undefined;

/**
 * In what `locks.venv` is another than the hash of what is here. Where the files of repositories are not here it cannot
 * be known: that is a note.
 */
export async function venvFaults(project: Project, look: Look): Promise<readonly Problem[]> {
  const said = saidIn(project);
  if (said === undefined) return [];
  const { document, settings } = project;
  const place = originOf(document.origins, '/locks/venv');
  const unread = await unreadIn(project, look);
  const hash = unread.length === 0 ? await environmentHash(project, look) : undefined;
  if (said.toLowerCase() === hash) return [];
  const found = isOf4(said)
    ? lockVenvOf4({ hash }, place)
    : hash === undefined
      ? lockVenvUnread({ names: unread }, place)
      : lockVenv({ said, hash }, place);
  const isStrict = found.severity === 'warning' && settings.scenario !== 'developer';
  return [isStrict ? { ...found, severity: 'error' } : found];
}
