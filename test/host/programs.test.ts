import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeHost } from '../../src/host/index.ts';
import type { Command, Ended } from '../../src/host/index.ts';
import { onlyZombies } from '../../src/host/programs/zombies.ts';
import { emptyFolder } from './means.ts';

const folder = emptyFolder();
const { programs } = nodeHost(process.cwd());

const run = (argv: readonly string[], more: Partial<Command> = {}): Promise<Ended> =>
  programs.run({ argv, folder, environment: programs.clean('docker'), ...more });

const shell = (script: string, more: Partial<Command> = {}): Promise<Ended> =>
  run(['sh', '-c', script], more);

const ended: Ended = {
  code: 0,
  stdout: '',
  stderr: '',
  tail: '',
  signal: undefined,
  timedOut: false,
  failure: undefined,
  killed: false,
};

/** Whether a process of the group still runs; a script writes its id with `echo $$ > group`. */
async function groupRuns(): Promise<boolean> {
  const group = Number(readFileSync(join(folder, 'group'), 'utf8'));
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  return !(await onlyZombies(group));
}

test('both streams and the exit code are told, the tail in the order in which lines came', async () => {
  expect(await shell('echo one; sleep 0.1; echo two >&2; sleep 0.1; printf three; exit 3')).toEqual({
    ...ended,
    code: 3,
    stdout: 'one\nthree',
    stderr: 'two\n',
    tail: 'one\ntwo\nthree',
  });
});

test('words reach the program as they are: no shell reads them', async () => {
  const words = ['; touch here', '$(id)', '`id`', '*', 'a b', '', "'", '\n'];
  expect((await run(['printf', '%s|', ...words])).stdout).toBe(words.map((word) => `${word}|`).join(''));
});

test('the environment is what was given, and nothing else', async () => {
  const { stdout } = await run(['env'], { environment: { PATH: '/usr/bin:/bin', A: 'b' } });
  expect(stdout.trim().split('\n').sort()).toEqual(['A=b', 'PATH=/usr/bin:/bin']);
});

test.each([2 ** 31, 1e15])('a program may take longer than a timer counts: %d ms', async (timeout) => {
  expect(await shell('sleep 0.2; echo done', { timeout })).toEqual({
    ...ended,
    stdout: 'done\n',
    tail: 'done',
  });
});

test('input reaches the program; without one its input is empty', async () => {
  expect((await run(['cat'], { input: 'é\n' })).stdout).toBe('é\n');
  expect((await run(['cat'])).stdout).toBe('');
  expect(await run(['true'], { input: 'x'.repeat(1_000_000) })).toEqual(ended);
});

test('a program that is not there, or none, is a failure and no exception', async () => {
  writeFileSync(join(folder, 'text'), 'no program');
  writeFileSync(join(folder, 'orphan'), '#!/no/such/interpreter\n', { mode: 0o755 });
  const failures = [['no-such-program'], ['./text'], ['./orphan']].map((argv) => run(argv));
  expect((await Promise.all(failures)).map(({ failure, code }) => [failure, code])).toEqual([
    ['ENOENT', undefined],
    ['EACCES', undefined],
    ['ENOENT', undefined],
  ]);
  expect(await run(['true'], { folder: join(folder, 'absent') })).toEqual({
    ...ended,
    code: undefined,
    failure: 'ENOENT',
  });
});

test('lines are passed on as they come, without their ends', async () => {
  const lines: string[] = [];
  await shell('printf "a\\r\\nb\\n\\nc"', { onLine: (line) => lines.push(line) });
  expect(lines).toEqual(['a', 'b', '', 'c']);
});

test('what is no UTF-8 becomes a replacement character; a character in two pieces stays one', async () => {
  const { stdout } = await shell("printf '\\377a\\303'; sleep 0.1; printf '\\251'");
  expect(stdout).toBe('\ufffda\u00e9');
});

test('a flood is kept to its last part', async () => {
  let lines = 0;
  const flood = await shell('seq 1 400000', { onLine: () => (lines += 1) });
  expect(lines).toBe(400_000);
  expect(flood.stdout.length).toBeLessThanOrEqual(64 * 1024);
  expect(flood.stdout.endsWith('\n399999\n400000\n')).toBe(true);
  expect(flood.tail.split('\n')).toEqual(Array.from({ length: 200 }, (_, index) => String(399_801 + index)));
});

test('an answer is kept whole up to 16 MiB; one endless line is cut', async () => {
  const million = await shell("head -c 10000000 /dev/zero | tr '\\0' x");
  expect(million.stdout).toHaveLength(10_000_000);
  const endless = await shell("head -c 20000000 /dev/zero | tr '\\0' x");
  expect(endless.stdout).toHaveLength(16 * 1024 * 1024);
  expect(endless.tail.length).toBeLessThanOrEqual(64 * 1024);
});

test('at the deadline the whole group is asked to end', async () => {
  const late = await shell('echo $$ > group; echo begun; sleep 1000 & sleep 1000', { timeout: 300 });
  expect(late).toEqual({
    ...ended,
    code: undefined,
    stdout: 'begun\n',
    tail: 'begun',
    signal: 'SIGTERM',
    timedOut: true,
  });
  expect(await groupRuns()).toBe(false);
});

test('who does not end when asked is killed after the grace, with what it started', async () => {
  const stubborn =
    'trap "" TERM; echo $$ > group; sh -c "trap \\"\\" TERM; sleep 1000" & sleep 1000; sleep 1000';
  const started = performance.now();
  const late = await shell(stubborn, { timeout: 200, grace: 300 });
  expect(late).toMatchObject({ code: undefined, signal: 'SIGKILL', timedOut: true, killed: true });
  expect(performance.now() - started).toBeLessThan(3000);
  expect(await groupRuns()).toBe(false);
});

test('a grandchild that outlives the program it belongs to goes too', async () => {
  const orphaning =
    'echo $$ > group; (trap "" TERM; exec sleep 1000) & trap "exit 9" TERM; while :; do :; done';
  const late = await shell(orphaning, { timeout: 200, grace: 300 });
  expect(late).toMatchObject({ code: 9, timedOut: true, killed: true });
  expect(await groupRuns()).toBe(false);
});

test.each([
  [130, 'INT'],
  [143, 'TERM'],
])('an interruption with %i reaches the group as SIG%s', async (reason, name) => {
  const stop = new AbortController();
  const script =
    'echo $$ > group; trap "echo INT; exit 1" INT; trap "echo TERM; exit 1" TERM; echo ready; while :; do :; done';
  const running = shell(script, {
    signal: stop.signal,
    onLine: (line) => line === 'ready' && stop.abort(reason),
  });
  expect(await running).toEqual({ ...ended, code: 1, stdout: `ready\n${name}\n`, tail: `ready\n${name}` });
  expect(await groupRuns()).toBe(false);
});

test('after an interruption nothing is started', async () => {
  const signal = AbortSignal.abort(130);
  expect(await shell('echo started', { signal })).toEqual({ ...ended, code: undefined, signal: 'SIGINT' });
});

test('a program that leaves another in the background is not waited for longer than a moment', async () => {
  const started = performance.now();
  const result = await shell('echo $$ > group; sleep 30 & echo done');
  expect(result).toEqual({ ...ended, stdout: 'done\n', tail: 'done' });
  expect(performance.now() - started).toBeLessThan(3000);
  process.kill(-Number(readFileSync(join(folder, 'group'), 'utf8')), 'SIGKILL');
});
