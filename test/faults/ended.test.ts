import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box, entry } from './box.ts';
import type { Box } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

/** A `docker` first in PATH; it writes down its words, and `cases` of a shell say what it answers. */
function docker(cases: string): Record<string, string> {
  const versions = '*version*) echo 28.5.1;;';
  const script = `#!/bin/sh\necho "$*" >> "${at.root}/asked"\ncase "$*" in\n${cases}\n${versions}\nesac\nexit 0\n`;
  at.put('../bin/docker', script);
  chmodSync(join(at.root, 'bin/docker'), 0o755);
  return { ...at.environment, PATH: `${join(at.root, 'bin')}:${at.environment['PATH'] ?? ''}` };
}

/** One that ended stays in the list until its parent asks how. */
const runs = (pid: string): boolean =>
  existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

test('SIGTERM to odpm alone: 143, and what docker started is gone too', async () => {
  const env = docker(`image*) exit 1;;\nbuild*) sleep 300 & echo $! > "${at.root}/pid.new"
  mv "${at.root}/pid.new" "${at.root}/pid"; wait;;`);
  const words = [entry, 'up', '--detach', '--trust', '--quiet'];
  const child = spawn(process.execPath, words, { cwd: at.project, env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(join(at.root, 'pid'))) {
    expect(child.exitCode).toBe(null);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const pid = readFileSync(join(at.root, 'pid'), 'utf8').trim();
  expect(runs(pid)).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(runs(pid)).toBe(false);
});

/** Runs a program in a terminal of its own, and does something once it has asked; prints how it ended. */
const terminal = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
said = b''
while b'Trust it?' not in said:
    said += os.read(fd, 4096)
if sys.argv[1] == 'eof':
    os.write(fd, bytes([4]))
    try:
        while os.read(fd, 4096): pass
    except OSError: pass
else:
    os.close(fd)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

test.each([
  ['its end of input', 'eof', /^4\n$/],
  // What comes first, the end of input or SIGHUP, is the system's choice.
  ['its window closed', 'close', /^(4|143)\n$/],
])('a terminal that goes while the question of trust stands (%s): nothing is done', (_, what, code) => {
  const words = [process.execPath, entry, 'up', '--skip-start'];
  const { out, err } = at.run(['python3', '-c', terminal, what, ...words], { TERM: 'xterm' });
  expect(out).toMatch(code);
  expect(err).toBe('');
  expect(existsSync(join(at.project, 'docker-compose.yml'))).toBe(false);
});

const row = (project: string, folder: string): string =>
  JSON.stringify({
    ...{ id: `id-of-${project}`, name: `${project}-odoo-1`, service: 'odoo', oneOff: 'False', folder },
    ...{ digest: '', reads: '', ports: '', state: 'running', status: 'Up 3 minutes' },
  });

test('containers of a project whose name begins alike are left alone', () => {
  // As Docker does: a filter for a label is for the whole value.
  const env = docker(`"ps --all"*project=shop" "*) echo '${row('shop', at.project)}';;
  "ps --all"*) echo '${row('shop', at.project)}'; echo '${row('shop-2', '/elsewhere')}';;`);
  at.manifest({ hooks: {} });
  const odpm = (...words: readonly string[]) => at.run([process.execPath, entry, ...words], env);
  expect(odpm('up', '--detach', '--trust', '--quiet').code).toBe(0);
  expect(odpm('down').code).toBe(0);
  const asked = readFileSync(join(at.root, 'asked'), 'utf8');
  expect(asked).toMatch(/^compose .*--project-name shop down/m);
  expect(asked).not.toContain('shop-2');
  const changing = asked.split('\n').filter((line) => / (up|down|stop|rm|create|start)( |$)/.test(line));
  for (const line of changing) expect(line).toMatch(/^compose .*(-p|--project-name) shop /);
});

test('a flood of logs that are no UTF-8 is passed on and not kept', () => {
  const env = docker(`"ps --all"*) echo '${row('shop', at.project)}';;
  *" logs"*) yes "$(printf '%01000d\\\\377' 0)" | head -c 100000000;;`);
  const words = [
    'bash',
    '-o',
    'pipefail',
    '-c',
    '"$@" | { wc -l; }',
    'bash',
    process.execPath,
    entry,
    'logs',
  ];
  const { code, out, err } = at.run(words, { ...env, NODE_OPTIONS: '--max-old-space-size=64' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(Number(out)).toBeGreaterThan(99_000);
});
