import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import { hasColour, widthOf } from '../../src/host/terminal.ts';
import { bundled } from './means.ts';

const program = `
  import { isHostError, nodeHost } from './src/host/index.ts';
  const [what = '', ...words] = process.argv.slice(2);
  const host = nodeHost('/');
  const { terminal } = host;
  if (what === 'flood') for (let i = 0; i < 100000; i += 1) await terminal.out('line ' + i + '\\n');
  if (what === 'out') await terminal.out(words.join(' ')).catch((error) => {
    terminal.err(isHostError(error) ? error.problem.exit + ': ' + error.problem.message : 'bug');
    process.exitCode = 1;
  });
  if (what === 'ask') {
    if (words[0] === 'caught') host.catchSignals();
    const answers = [await terminal.ask('Go on? '), terminal.interactive];
    await terminal.out(JSON.stringify(answers));
  }
`;

let path = '';
beforeAll(async () => {
  path = await bundled(program);
});

const node = JSON.stringify(process.execPath);
const shell = (script: string) =>
  spawnSync('bash', ['-c', script, 'bash', path], { encoding: 'utf8', timeout: 10_000 });

test('whoever reads stdout may go: that ends quietly with 0', () => {
  const { stdout, stderr, status } = shell(`set -o pipefail; ${node} "$1" flood | head -1`);
  expect({ stdout, stderr, status }).toEqual({ stdout: 'line 0\n', stderr: '', status: 0 });
});

test('a full disk behind stdout is told', () => {
  const { stderr, status } = shell(`${node} "$1" out text > /dev/full`);
  expect({ stderr, status }).toEqual({
    stderr: '1: cannot write output: no space left on device (ENOSPC)',
    status: 1,
  });
});

test('a long answer reaches a slow reader whole', () => {
  const { stdout } = shell(`${node} "$1" flood | (sleep 0.5; tail -1)`);
  expect(stdout).toBe('line 99999\n');
});

test.each([
  ['y\\n', 'y'],
  ['yes', 'yes'],
  ['\\n', ''],
  ['', null],
])('input %j answers %j', (input, answer) => {
  const { stdout, stderr } = shell(`printf '${input}' | ${node} "$1" ask`);
  expect({ stdout, stderr }).toEqual({ stdout: JSON.stringify([answer, false]), stderr: 'Go on? ' });
});

test('in a terminal a line answers, and it is said that someone is there', () => {
  const { stdout } = shell(`(sleep 0.7; echo y) | script -qec '${process.execPath} '"$1"' ask' /dev/null`);
  expect(stdout).toContain('["y",true]');
});

test('a signal ends the question', async () => {
  const child = spawn(process.execPath, [path, 'ask', 'caught'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  await once(child, 'close');
  expect(out).toBe('[null,false]');
});

test.each([
  ['auto', {}, true, true],
  ['auto', {}, false, false],
  ['auto', { NO_COLOR: '1' }, true, false],
  ['auto', { NO_COLOR: '' }, true, true],
  ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['auto', { FORCE_COLOR: '1' }, false, true],
  ['auto', { FORCE_COLOR: '0' }, true, false],
  ['auto', { TERM: 'dumb' }, true, false],
  ['always', { NO_COLOR: '1' }, false, true],
  ['never', { FORCE_COLOR: '1' }, true, false],
] as const)('colour: %s with %j, a terminal: %s → %s', (...[wish, environment, isTerminal, colour]) => {
  expect(hasColour(wish, environment, isTerminal)).toBe(colour);
});

test('the width is the terminal, COLUMNS, or 80', () => {
  const widths = [
    widthOf(120, {}),
    widthOf(undefined, { COLUMNS: '100' }),
    widthOf(undefined, {}),
    widthOf(0, {}),
  ];
  expect([...widths, widthOf(undefined, { COLUMNS: 'x' })]).toEqual([120, 100, 80, 80, 80]);
});
