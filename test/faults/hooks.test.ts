import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box, entry } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

const up = (...more: readonly string[]): Ended => at.odpm('up', '--skip-start', '--trust', ...more);
const said = (): string => readFileSync(join(at.project, 'said'), 'utf8');
const say = (words: string): readonly string[] => ['sh', '-c', `echo ${words} >> said`];

/** One that ended stays in the list until its parent asks how. */
const runs = (pid: string): boolean =>
  existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

test('argv and objects run in listed order, clone before prepare; those of a start wait for one', () => {
  at.manifest({
    hooks: {
      pre_up: [say('never')],
      post_prepare: [say('third'), { argv: say('fourth') }, say('fifth')],
      post_clone: [{ argv: say('first') }, say('second')],
      post_up: [say('never')],
      pre_down: [say('never')],
    },
  });
  expect(up().code).toBe(0);
  expect(said()).toBe('first\nsecond\nthird\nfourth\nfifth\n');
});

test('variables of a hook are its own, filled in when it runs, and win over .env', () => {
  at.put('.env', 'SHOP=toys\nMODE=slow\nPATH=/nowhere\n');
  at.manifest({
    hooks: {
      post_prepare: [
        { argv: say('$MODE $NAME ${WORD:-none}'), env: { MODE: 'quick', NAME: '${SHOP}-1' } },
        say('$MODE $SHOP'),
      ],
    },
  });
  const { code, err } = up('--quiet');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(said()).toBe('quick toys-1 none\nslow toys\n');
});

test('a name in .env that steers programs does not reach hooks, and is told', () => {
  at.put('.env', 'BASH_ENV=./evil\nLD_PRELOAD=./evil.so\n');
  at.manifest({ hooks: { post_prepare: [say('"[$BASH_ENV$LD_PRELOAD]"')] } });
  const { code, err } = up('--quiet');
  expect(code).toBe(0);
  expect(err).toContain('hooks do not get BASH_ENV, LD_PRELOAD of .env');
  expect(said()).toBe('[]\n');
});

test('a failure that is allowed is told, with what the hook said last, and the run goes on', () => {
  const argv = ['sh', '-c', 'echo one; exit 9'];
  at.manifest({ hooks: { post_prepare: [{ argv, allow_failure: true }, say('later')] } });
  const { code, err } = up('--quiet');
  expect(code).toBe(0);
  expect(err).toContain('warning: the post_prepare hook sh -c "echo one; exit 9" ended with exit 9');
  expect(err).toContain('  | one\n');
  expect(said()).toBe('later\n');
});

test('a hook that takes longer than its timeout is ended, with all that it started', () => {
  const argv = ['sh', '-c', 'sleep 40 & echo $! > pid; wait'];
  at.manifest({ hooks: { post_prepare: [{ argv, timeout: 1 }, say('later')] } });
  const { code, err } = up('--quiet');
  expect(code).toBe(1);
  expect(err).toContain('timed out after 1s');
  expect(existsSync(join(at.project, 'said'))).toBe(false);
  expect(runs(readFileSync(join(at.project, 'pid'), 'utf8').trim())).toBe(false);
});

test('words of a file name are no commands', () => {
  const name = '; touch made-by-shell; $(touch made-by-shell) `touch made-by-shell`';
  at.put(name, 'read me\n');
  at.manifest({
    hooks: { post_prepare: [{ argv: ['cat', name] }, ['sh', '-c', 'cat "$1" > said', 'sh', name]] },
  });
  expect(up('--quiet').code).toBe(0);
  expect(said()).toBe('read me\n');
  expect(existsSync(join(at.project, 'made-by-shell'))).toBe(false);
});

test('a flood of output, some of it no UTF-8, is passed on and not kept', () => {
  const line = `yes "$(printf '%01000d' 0)" | head -c 100000000`;
  at.manifest({ hooks: { post_prepare: [['sh', '-c', `${line}; printf '\\n\\377\\n'`]] } });
  const words = [process.execPath, entry, 'up', '--skip-start', '--trust'];
  const counted = ['bash', '-o', 'pipefail', '-c', '"$@" 2>&1 | { wc -l; }', 'bash', ...words];
  const { code, out, err } = at.run(counted, { NODE_OPTIONS: '--max-old-space-size=64' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(Number(out)).toBeGreaterThan(99_900);
});

test.each<[string, Record<string, unknown>]>([
  ['words', { argv: ['sh', '-c', 'true', 'more'] }],
  ['a variable', { argv: ['sh', '-c', 'true'], env: { ROOT: '/' } }],
  ['the value of a variable', { argv: ['sh', '-c', 'true'], env: { MODE: 'slow' } }],
])('trust ends when %s of a hook changes', (_, changed) => {
  const digest = (entry: unknown): string => {
    at.manifest({ hooks: { post_prepare: [entry] } });
    const { code, err } = at.odpm('up', '--skip-start', '--no-input', '--quiet');
    expect(code).toBe(4);
    return /ODPM_TRUST_DIGEST=([0-9a-f]{64})/.exec(err)?.[1] ?? '';
  };
  const before = digest({ argv: ['sh', '-c', 'true'], env: { MODE: 'quick' } });
  expect(before).not.toBe('');
  expect(digest(changed)).not.toBe(before);
});
