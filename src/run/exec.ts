import type { Problem } from '../diagnostics/index.ts';
import type { Ended } from '../host/index.ts';
import type { Exec } from '../model/index.ts';
import { programFailed } from './problems.ts';
import type { Site } from './site.ts';
import { howItEnded, shortly, spoken } from './words.ts';

export const failed = ({ code, failure }: Ended): boolean => code !== 0 || failure !== undefined;

/** What mends a program's failure is not ended by the signal that ended the program; its own end changes nothing. */
async function rescue(actions: readonly Exec[], site: Site): Promise<void> {
  const calm = { ...site.interrupts, signal: new AbortController().signal, code: () => undefined };
  for (const action of actions) await exec(action, { ...site, interrupts: calm });
}

/**
 * Runs a program of odpm's own choice in the project folder, its output shown line by line. What the services
 * ask of the host is compared once more with what was trusted.
 */
export async function exec(action: Exec, site: Site): Promise<Problem[]> {
  const { host, project, interrupts } = site;
  const distrusted = await site.stillTrusted(spoken(action.argv.slice(0, 2)));
  if (distrusted) return [distrusted];
  const ended = await host.programs.run({
    argv: action.argv,
    folder: project.folder,
    environment: { ...host.programs.clean('docker', action.passes), ...action.environment },
    signal: interrupts.signal,
    onLine: (line) => site.progress.line(line),
    ...(action.input !== undefined && { input: action.input }),
    ...(action.timeout !== undefined && { timeout: action.timeout }),
  });
  if (!failed(ended)) return [];
  await rescue(action.otherwise ?? [], site);
  if (interrupts.code() !== undefined) return [];
  return [programFailed({ program: shortly(action.argv), how: howItEnded(ended), output: ended.tail })];
}
