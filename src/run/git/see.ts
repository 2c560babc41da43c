import type { Host } from '../../host/index.ts';
import type { Seen } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { howItEnded } from '../words.ts';
import { argvOf } from './argv.ts';
import { environmentFor } from './call.ts';
import { noConfig } from './own-config.ts';
import { spokenLines } from './shown.ts';

/** Milliseconds. */
const patience = 5 * 60_000;

const words = [
  '--no-optional-locks',
  ...['status', '--porcelain=v2', '--branch', '--untracked-files=normal', '--no-renames', '-z'],
];

/** How many words stand in front of the path in a line, by what it begins with. */
const before: Readonly<Record<string, number>> = { '1': 8, u: 10, '?': 1 };

function pathIn(line: string): string[] {
  const count = before[line[0] ?? ''];
  return count === undefined ? [] : [line.split(' ').slice(count).join(' ')];
}

/** Looks at a work tree of people's: no lock is taken, nothing of it is written. */
export async function see(folder: string, { programs }: Host): Promise<Seen> {
  const argv = argvOf(words, { own: noConfig, protocol: undefined });
  const environment = { ...programs.clean('git'), ...environmentFor(folder, noConfig) };
  const ended = await programs.run({ argv, folder, environment, timeout: patience });
  if (failed(ended)) {
    const fault = ended.failure === undefined ? spokenLines(ended.stderr)[0] : 'git is not installed';
    return { changed: [], ahead: 0, fault: fault ?? `git status ${howItEnded(ended)}` };
  }
  const lines = ended.stdout.split('\0');
  const ahead = lines
    .map((line) => /^# branch\.ab \+(\d+)/.exec(line)?.[1])
    .find((count) => count !== undefined);
  return { changed: lines.flatMap(pathIn), ahead: Number(ahead ?? 0) };
}
