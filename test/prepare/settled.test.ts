import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { MemoryHost } from '../../src/host/memory/host.ts';
import { filesUnder, given } from '../transcripts/transcript.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');

/** Folders with a project to prepare. */
const folders = filesUnder(fixtures)
  .filter((path) => path.endsWith('/transcript.txt'))
  .map(dirname)
  .filter((folder) => existsSync(join(folder, 'given')));

const silent = ['--skip-start', '--no-input'];

/** Whether the project was made ready; one that odpm refuses is no matter here. */
const applied = async (host: MemoryHost): Promise<boolean> =>
  (await run(['up', '--quiet', '--trust', ...silent], host)) === 0;

async function planned(host: MemoryHost): Promise<string[]> {
  host.printed();
  await run(['plan', '--format', 'json', '--skip-start'], host);
  const { steps } = JSON.parse(host.printed().out) as {
    steps: { id: string; outcome: string; because: string }[];
  };
  return steps.filter(({ outcome }) => outcome === 'update').map(({ id, because }) => `${id}: ${because}`);
}

test('after a plan is carried out, there is nothing to do: for every fixture that can be prepared', async () => {
  const left: string[] = [];
  let prepared = 0;
  for (const folder of folders) {
    const host = memoryHost({ files: given(folder) });
    if (!(await applied(host))) continue;
    prepared += 1;
    left.push(...(await planned(host)).map((each) => `${relative(fixtures, folder)} ${each}`));
  }
  expect(left).toEqual([]);
  expect(prepared).toBeGreaterThan(20);
}, 120_000);
