import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { box, entry } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
let holder: ChildProcess;
const words = [entry, 'up', '--skip-start', '--trust', '--quiet'];
const lock = (): string => join(at.project, '.odpm/state/lock');
const up = (): Ended => at.run([process.execPath, ...words]);

/** A run whose hook goes on until a file is there. */
beforeEach(async () => {
  at = box();
  const script = 'echo $$ > began; while [ ! -e go ]; do sleep 0.05; done';
  at.manifest({ hooks: { post_prepare: [['sh', '-c', script]] } });
  holder = spawn(process.execPath, words, { cwd: at.project, env: at.environment, stdio: 'ignore' });
  while (!existsSync(join(at.project, 'began'))) await new Promise((resolve) => setTimeout(resolve, 20));
});
afterEach(() => {
  at.put('go', '');
  holder.kill('SIGKILL');
});

async function killed(): Promise<void> {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  at.put('go', '');
}

test('a run that was killed holds nothing up', async () => {
  await killed();
  expect(up()).toEqual({ code: 0, out: '', err: '' });
  expect(existsSync(lock())).toBe(false);
});

test('what it wrote may name a process that lives: the file is not the lock', async () => {
  await killed();
  const told = JSON.parse(readFileSync(lock(), 'utf8')) as object;
  writeFileSync(lock(), JSON.stringify({ ...told, pid: process.pid }));
  expect(up()).toEqual({ code: 0, out: '', err: '' });
});

test.each([-2, 2])('a clock that is %i days off changes nothing: the project is held', (days) => {
  const then = Date.now() / 1000 + days * 86_400;
  const told = JSON.parse(readFileSync(lock(), 'utf8')) as object;
  writeFileSync(lock(), JSON.stringify({ ...told, since: new Date(then * 1000).toISOString() }));
  utimesSync(lock(), then, then);
  const { code, err } = up();
  expect(code).toBe(5);
  expect(err).toContain('another odpm holds this project');
});
