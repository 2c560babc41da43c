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

test('what is counted is drawn over, and stands nowhere else', async () => {
  const told = async (mode: ProgressMode): Promise<string[]> => {
    const written: string[] = [];
    const host = memoryHost({});
    const terminal: Host['terminal'] = { ...host.terminal, err: (text) => void written.push(text) };
    const progress = progressOf({ ...host, terminal }, mode);
    progress.start(step);
    progress.count('web', 'receives objects: 1 %');
    progress.count('crm', 'receives objects: 7 %');
    progress.count('web', 'receives objects: 2 %');
    progress.line('web: received 10 objects');
    progress.count('web', undefined);
    await Promise.resolve();
    return written;
  };
  const rows = (await told('tty')).map((text) => text.split('\n').slice(1, -1));
  expect(rows).toEqual([
    [],
    ['  | web: receives objects: 1 %'],
    ['  | web: receives objects: 1 %', '  | crm: receives objects: 7 %'],
    ['  | web: receives objects: 2 %', '  | crm: receives objects: 7 %'],
    ['  | web: received 10 objects', '  | web: receives objects: 2 %', '  | crm: receives objects: 7 %'],
    ['  | web: received 10 objects', '  | crm: receives objects: 7 %'],
  ]);
  expect((await told('plain')).join('')).not.toContain('receives');
  expect((await told('json')).join('')).not.toContain('receives');
  expect(await told('quiet')).toEqual([]);
});
