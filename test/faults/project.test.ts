import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { box, entry, unchanged } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

const up = (...more: readonly string[]): Ended => at.odpm('up', '--skip-start', '--quiet', ...more);

describe('files of the project that are not sound: 3, and nothing is made', () => {
  test.each<[string, string, string]>([
    ['no JSON', '{"a": hunter2}', 'manifest/not-json'],
    ['a list', '[]', 'manifest/not-an-object'],
    ['null', 'null', 'manifest/not-an-object'],
    ['a text', '"s"', 'manifest/not-an-object'],
    ['a number', '1', 'manifest/not-an-object'],
    ['a folder', '', 'host/is-a-directory'],
  ])('odpm.json is %s', (what, text, problem) => {
    at.run(['rm', 'odpm.json']);
    if (what === 'a folder') at.put('odpm.json/file', '');
    else at.put('odpm.json', text);
    const { code, err } = unchanged([at.project, at.home], () => up('--trust'));
    expect(code).toBe(3);
    expect(err).toContain(`(odpm explain ${problem})`);
    expect(err).not.toMatch(/unexpected token|JSON at position/i);
  });

  test('a key that nobody knows', () => {
    at.manifest({ dependancies: [] });
    const { code, err } = unchanged([at.project, at.home], () => up('--trust'));
    expect(code).toBe(3);
    expect(err).toContain('unknown key "dependancies" (/dependancies)');
    expect(err).toContain('Did you mean "dependencies"?');
  });

  test('a variable that is not set', () => {
    at.manifest({ platform: { git: 'file://${MISSING} 19.0' } });
    const { code, err } = unchanged([at.project, at.home], () => up('--trust'));
    expect(code).toBe(3);
    expect(err).toContain('the variable MISSING of /platform/git is not set');
  });

  test('no project here or above', () => {
    const { code, err } = unchanged([at.root], () => at.odpm('-C', at.victim, 'up'));
    expect(code).toBe(3);
    expect(err).toContain('there is no odpm.json');
  });
});

describe('what services ask of the host: 4 without a yes, each told, no container', () => {
  /** A `docker` that answers questions and writes down what it was asked. */
  function fakeDocker(): Record<string, string> {
    const script = `#!/bin/sh\necho "$*" >> "${at.root}/asked"\ncat >/dev/null\nexit 0\n`;
    at.put('../bin/docker', script);
    chmodSync(join(at.root, 'bin/docker'), 0o755);
    return { PATH: `${join(at.root, 'bin')}:${at.environment['PATH'] ?? ''}` };
  }

  test.each<[string, Record<string, unknown>, string]>([
    ['a mount outside', { volumes: ['../data:/data'] }, 'data at /data'],
    ['another mount outside', { volumes: ['/srv/x:/x'] }, '/srv/x at /x'],
    ["Docker's socket", { volumes: ['/var/run/docker.sock:/s'] }, 'the Docker socket'],
    ['the whole disk', { volumes: ['/:/host'] }, 'mounts / at /host'],
    ['privileged', { privileged: true }, 'privileged'],
    ['pid: host', { pid: 'host' }, 'pid'],
    ['network_mode: host', { network_mode: 'host' }, 'network'],
    ['a port for everybody', { ports: ['0.0.0.0:2525:25'] }, 'publishes port 2525 on 0.0.0.0'],
  ])('%s', (_, more, told) => {
    at.manifest({ hooks: {}, services: { spy: { image: 'nginx:1', ...more } } });
    const environment = fakeDocker();
    const run = () => at.run([process.execPath, entry, 'up', '--quiet'], environment);
    const { code, err } = unchanged([at.project, at.home, at.victim], run);
    expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining('trust/refused') as unknown });
    expect(err).toContain('service spy');
    expect(err).toContain(told);
    expect(readFileSync(join(at.root, 'asked'), 'utf8')).not.toMatch(
      /(^| )(up|run|create|start|build)( |$)/m,
    );
  });
});

describe('a hook that does not end well: 1, the cause, later hooks not run', () => {
  const hooks = (argv: readonly string[]): void => {
    at.manifest({ hooks: { post_prepare: [argv, ['touch', 'later']] } });
  };

  test.each<{ it: string; script: string; how: string; mode?: number }>([
    { it: 'ends with 7', script: '#!/bin/sh\necho one; echo two >&2; exit 7\n', how: 'ended with exit 7' },
    { it: 'is killed', script: '#!/bin/sh\nkill -9 $$\n', how: 'was killed by SIGKILL' },
    { it: 'is not executable', script: '#!/bin/sh\n', how: 'is not executable', mode: 0o644 },
    { it: 'names no interpreter that is there', script: '#!/none/sh\n', how: 'there is no such program' },
    { it: 'has a line end of Windows', script: '#!/bin/sh\r\n', how: 'there is no such program' },
  ])('it $it', ({ script, how, mode = 0o755 }) => {
    at.put('hooks/bad', script);
    chmodSync(join(at.project, 'hooks/bad'), mode);
    hooks(['./hooks/bad']);
    const { code, err } = up('--trust');
    expect(code).toBe(1);
    expect(err).toContain(`the post_prepare hook ./hooks/bad`);
    expect(err).toContain(how);
    expect(err).toContain('run/hook-failed');
    if (how.endsWith('7')) expect(err).toContain('  | one\n  | two\n');
    expect(existsSync(join(at.project, 'later'))).toBe(false);
    expect(existsSync(join(at.project, 'docker-compose.yml'))).toBe(true);
  });

  test('a hook that a hook before it changes is not run', () => {
    at.put('hooks/second.sh', 'touch second\n');
    const change = ['sh', '-c', 'echo "touch third" >> hooks/second.sh'];
    at.manifest({ hooks: { post_prepare: [change, ['sh', 'hooks/second.sh']] } });
    const { code, err } = up('--trust');
    expect(code).toBe(4);
    expect(err).toContain('trust/changed');
    expect(existsSync(join(at.project, 'second'))).toBe(false);
  });
});

test.each([['--trust'], []])('odpm in a hook of a run (%j): 5, for the run holds the project', (...trust) => {
  const inner = [
    'sh',
    '-c',
    '"$@" 2> inner; echo $? > code',
    'sh',
    process.execPath,
    entry,
    'up',
    '--skip-start',
  ];
  at.manifest({ hooks: { post_prepare: [[...inner, ...trust]] } });
  expect(up('--trust').code).toBe(0);
  const said = (path: string): string => readFileSync(join(at.project, path), 'utf8').replaceAll(/\s+/g, ' ');
  expect(said('code')).toBe('5 ');
  expect(said('inner')).toMatch(
    /error: a hook of this run holds this project: odpm up \(pid \d+, since \S+\)/,
  );
  expect(said('inner')).toContain('Remove odpm from the hook');
  expect(said('inner')).not.toContain('kill');
});

test('a second run at once: 5 with who holds the project, and the first goes on', async () => {
  at.manifest({ hooks: { post_prepare: [['sh', '-c', 'while [ ! -e go ]; do sleep 0.05; done']] } });
  const first = spawn(process.execPath, [entry, 'up', '--skip-start', '--trust'], {
    cwd: at.project,
    env: at.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => first.on('close', resolve));
  await new Promise<void>((resolve) => {
    first.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('> hooks.post_prepare')) resolve();
    });
  });
  const { code, err } = unchanged([at.project], () => {
    expect(at.odpm('plan', '--no-docker').code).toBe(0);
    return up('--trust');
  });
  expect(code).toBe(5);
  expect(err).toContain(`another odpm holds this project: odpm up (pid ${String(first.pid)}, since `);
  expect(err).toContain('host/held');
  at.put('go', '');
  expect(await ended).toBe(0);
});
