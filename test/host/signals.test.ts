import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { onlyZombies } from '../../src/host/programs/zombies.ts';
import { bundled, emptyFolder } from './means.ts';

/** Runs the script until a signal comes, as a command of odpm does. */
const command = `
  import { nodeHost } from './src/host/index.ts';
  const [folder = '', script = ''] = process.argv.slice(2);
  const { programs, catchSignals } = nodeHost('/');
  const stop = catchSignals();
  const environment = programs.clean('docker');
  const argv = ['sh', '-c', 'echo $$ > group; ' + script];
  const onLine = (line) => console.log(line);
  if (process.argv[4] === 'bug') setTimeout(() => { throw new Error('a bug'); }, 300);
  const ended = await programs.run({ argv, folder, environment, grace: 400, signal: stop.signal, onLine });
  stop.end();
  console.log(JSON.stringify({ code: ended.code, signal: ended.signal, killed: ended.killed }));
  process.exitCode = stop.code() ?? 0;
`;

const children: ChildProcess[] = [];
let program = '';
beforeAll(async () => {
  program = await bundled(command);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** A process of the program's group still runs. */
  readonly orphans: boolean;
}

/** Starts the command, sends the signals once the script says `ready`, and waits for its end. */
async function interrupted(script: string, signals: NodeJS.Signals[], ...more: string[]): Promise<Outcome> {
  const folder = emptyFolder();
  const child = spawn(process.execPath, [program, folder, script, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [out, err] = ['', ''];
  const send = async (): Promise<void> => {
    for (const signal of signals) {
      child.kill(signal);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  child.stdout.on('data', (chunk: Buffer) => {
    if (out === '') void send();
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err, orphans: await groupRuns(folder) };
}

/** Whether somebody of the group lives on; what was killed just now gets a moment to be gone. */
async function groupRuns(folder: string): Promise<boolean> {
  const group = Number(readFileSync(join(folder, 'group'), 'utf8'));
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      process.kill(-group, 0);
    } catch {
      return false;
    }
    if (await onlyZombies(group)) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

const obedient =
  'trap "echo got INT; exit 7" INT; trap "echo got TERM; exit 8" TERM; echo ready; while :; do :; done';
const stubborn = 'trap "" INT TERM; sleep 1000 & echo ready; sleep 1000; sleep 1000';

test.each([
  { signal: 'SIGINT', code: 130, got: 'INT', inner: 7 },
  { signal: 'SIGTERM', code: 143, got: 'TERM', inner: 8 },
  { signal: 'SIGHUP', code: 143, got: 'TERM', inner: 8 },
] as const)('$signal ends the program and then odpm with $code', async ({ signal, code, got, inner }) => {
  expect(await interrupted(obedient, [signal])).toEqual({
    code,
    out: `ready\ngot ${got}\n${JSON.stringify({ code: inner, killed: false })}\n`,
    err: '',
    orphans: false,
  });
});

test('who ignores the signal is killed after the grace, with its children', async () => {
  expect(await interrupted(stubborn, ['SIGTERM'])).toEqual({
    code: 143,
    out: `ready\n${JSON.stringify({ signal: 'SIGKILL', killed: true })}\n`,
    err: '',
    orphans: false,
  });
});

test('a second SIGINT ends at once, says so, and leaves nobody behind', async () => {
  expect(await interrupted(stubborn, ['SIGINT', 'SIGINT'])).toEqual({
    code: 130,
    out: 'ready\n',
    err: 'warning: interrupted twice: ended at once, and the programs that still ran were killed\n',
    orphans: false,
  });
});

test('a bug that ends odpm leaves nobody behind either', async () => {
  const outcome = await interrupted(stubborn, [], 'bug');
  expect(outcome.err).toContain('Error: a bug');
  expect(outcome).toMatchObject({ code: 1, out: 'ready\n', orphans: false });
});
