import type { Checked, Place, Problem } from '../diagnostics/index.ts';
import type { Bring } from '../model/index.ts';
import type { EarlySite } from './git/index.ts';
import { whileHeld } from './held.ts';
import { isError } from '../diagnostics/index.ts';

/** Clones the repository of which nothing is known but its link, while no other odpm can change the project. */
export async function cloneFirst(
  wanted: Bring,
  place: Place,
  site: EarlySite,
): Promise<Checked<readonly Problem[]>> {
  const { host, progress, interrupts, project } = site;
  const { bringAlone } = await import('./git/index.ts');
  return whileHeld({ host, folder: project.folder, command: 'odpm up' }, async () => {
    const started = host.clock.now();
    const step = { id: `repository.${wanted.name}`, because: wanted.checkout.url };
    progress.phase('sources');
    progress.start(step);
    const problems = await bringAlone(wanted, place, site);
    const result = problems.some(isError)
      ? 'failed'
      : interrupts.code() === undefined
        ? 'done'
        : 'interrupted';
    const milliseconds = host.clock.now() - started;
    progress.end(step, result, milliseconds);
    progress.phaseEnd('sources', milliseconds);
    return problems;
  });
}
