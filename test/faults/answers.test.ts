import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { MemoryHost } from '../../src/host/memory/host.ts';
import { given } from '../transcripts/transcript.ts';

type Answer = ReturnType<NonNullable<Parameters<typeof memoryHost>[0]>['programs'] & object>;

/** The project of the transcripts with a manifest, and a Docker that answers so. */
function machine(programs: (words: string) => Answer, answers?: string[]): MemoryHost {
  const files = given('fixtures/up/files');
  return memoryHost({
    files,
    programs: ({ argv }) => (argv.includes('version') ? { stdout: '28.5.1\n' } : programs(argv.join(' '))),
    ...(answers && { interactive: true, answers }),
  });
}

test('Compose that is silent is told by itself', async () => {
  const host = machine((words) => (words.includes(' config') ? { code: undefined, timedOut: true } : {}));
  expect(await run(['up', '--detach', '--quiet'], host)).toBe(6);
  expect(host.printed().err).toContain('(odpm explain compose/no-answer)');
});

test('no to what would be fetched: nothing is built or written', async () => {
  const host = machine((words) => (words.startsWith('docker image') ? { code: 1 } : {}), ['n']);
  const before = host.texts();
  expect(await run(['up', '--detach', '--quiet'], host)).toBe(1);
  expect(host.printed().err).toContain('(odpm explain consent/not-fetched)');
  expect(host.texts()).toEqual(before);
  expect(host.ran.filter(({ argv }) => argv[1] === 'build')).toEqual([]);
});

test('a file that changes while a question stands: what was shown is not done', async () => {
  const host = machine((words) => (words.startsWith('docker image') ? { code: 1 } : {}), ['y']);
  const changing: MemoryHost = {
    ...host,
    terminal: Object.defineProperty(Object.create(host.terminal) as typeof host.terminal, 'ask', {
      value: async (question: string) => {
        const text = `${readFileSync('fixtures/up/files/given/project/odpm.json', 'utf8')} `;
        await host.files.write('/project/Dockerfile', text, { owner: 'people', mode: 0o644 });
        return host.terminal.ask(question);
      },
    }),
  };
  expect(await run(['up', '--detach', '--quiet'], changing)).toBe(7);
  expect(host.printed().err).toContain('(odpm explain prepare/stale)');
  expect(host.ran.filter(({ argv }) => argv[1] === 'build')).toEqual([]);
});
