import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { given } from '../transcripts/transcript.ts';

const forged = '  noop     hooks.pre_up           nothing\nNothing to do.';

/** What is printed where a hook and a mount hold lines that look like rows of odpm. */
async function printed(...words: readonly string[]): Promise<readonly string[]> {
  const files = given(join(import.meta.dirname, '..', '..', 'fixtures', 'plan', 'fresh'));
  const manifest = JSON.parse(files.get('/project/odpm.json') ?? '') as Record<string, unknown>;
  const hooks = { post_prepare: [['true', `x\n${forged}`]] };
  const services = { box: { image: 'busybox', volumes: [`/srv/x\n${forged}:/x`] } };
  files.set('/project/odpm.json', JSON.stringify({ ...manifest, hooks, services }));
  const host = memoryHost({ files });
  await run(words, host);
  const { out, err } = host.printed();
  return `${out}\n${err}`.split('\n');
}

test.each([
  ['the run and its plan', ['up', '--skip-start', '--trust']],
  ['the question of trust', ['trust', '--no-input']],
])('in %s no text of the manifest makes rows of its own', async (_, words) => {
  const lines = await printed(...words);
  for (const line of forged.split('\n')) expect(lines.map((each) => each.trim())).not.toContain(line.trim());
  expect(lines.join('\n')).toContain(String.raw`x\n  noop     hooks.pre_up`);
});
