import { expect, test } from 'vitest';
import type { Host } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { progressModes, progressOf } from '../../src/run/index.ts';
import type { ProgressMode } from '../../src/run/index.ts';

const step = { id: 'hooks.post_prepare', because: 'yes' };
const flood = Array.from({ length: 10_000 }, (_, index) => `line ${String(index)}`);

/** What reaches the terminal, one entry a write, while a program says many lines at once. */
async function writes(mode: ProgressMode): Promise<readonly string[]> {
  const written: string[] = [];
  const host = memoryHost({});
  const terminal: Host['terminal'] = { ...host.terminal, err: (text) => void written.push(text) };
  const progress = progressOf({ ...host, terminal }, mode);
  progress.start(step);
  for (const line of flood) progress.line(line);
  await Promise.resolve();
  progress.line('the last');
  progress.end(step, 'done', 100);
  return written;
}

test.each(progressModes)('%s: lines that come in one piece are written in one', async (mode) => {
  const written = await writes(mode);
  expect(written.length).toBeLessThanOrEqual(6);
});

test('plain and json: every line is told, in order, before the end of its step', async () => {
  const plain = (await writes('plain')).join('').split('\n');
  expect(plain.slice(1, -2)).toEqual([...flood, 'the last'].map((line) => `  | ${line}`));
  expect(plain.at(-2)).toContain('hooks.post_prepare  0.1s');
  const told = (await writes('json')).join('').trimEnd().split('\n');
  const events = told.map((line) => JSON.parse(line) as { readonly event: string; readonly text?: string });
  expect(events.slice(1, -1).map(({ text }) => text)).toEqual([...flood, 'the last']);
  expect(events.at(-1)?.event).toBe('end');
});

test('tty: the last lines stand below the step', async () => {
  const last = (await writes('tty')).at(-3) ?? '';
  expect(last.split('\n').slice(1, -1)).toEqual(
    [...flood.slice(-5), 'the last'].map((line) => `  | ${line}`),
  );
});
