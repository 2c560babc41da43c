import type { Problem } from '../diagnostics/index.ts';
import type { Ended } from '../host/index.ts';
import type { Exec } from '../model/index.ts';
import { programFailed } from './problems.ts';
import { showLine } from './progress.ts';
import type { Site } from './site.ts';
import { howItEnded, spoken } from './words.ts';

export const failed = ({ code, failure }: Ended): boolean => code !== 0 || failure !== undefined;

/** Runs a program of odpm's own choice in the project folder, its output shown line by line. */
export async function exec(action: Exec, site: Site): Promise<Problem[]> {
  const { host, project, interrupts } = site;
  const ended = await host.programs.run({
    argv: action.argv,
    folder: project.folder,
    environment: host.programs.clean('docker'),
    signal: interrupts.signal,
    onLine: (line) => showLine(line, site),
    ...(action.input !== undefined && { input: action.input }),
    ...(action.timeout !== undefined && { timeout: action.timeout }),
  });
  if (!failed(ended)) return [];
  const problem = programFailed({ program: spoken(action.argv), how: howItEnded(ended), output: ended.tail });
  if (interrupts.code() !== undefined) return [];
  const rescued = await Promise.all((action.otherwise ?? []).map((rescue) => exec(rescue, site)));
  return [problem, ...rescued.flat()];
}
