import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { lookFrom, nodeHost } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';

const given = {
  files: { '/project/odpm.json': '{}', '/project/data/a': 'a', '/elsewhere/b': 'b' },
  environment: { PATH: '/bin', COMPOSE_FILE: 'evil.yml' },
};

test('paths count from the folder, absolute ones are as they are', async () => {
  const look = lookFrom(memoryHost(given), '/project');
  expect(await look.read('odpm.json')).toMatchObject({ value: '{}' });
  expect(await look.read('/elsewhere/b')).toMatchObject({ value: 'b' });
  expect(await look.list('')).toEqual([
    { name: 'data', kind: 'directory' },
    { name: 'odpm.json', kind: 'file' },
  ]);
  expect(await look.stat('data')).toMatchObject({ kind: 'directory' });
  expect(await look.digest('absent')).toBeUndefined();
});

test("files of odpm's own package are found where it lies; one that it lacks is a bug", async () => {
  const look = lookFrom(nodeHost(process.cwd()), '/project');
  expect(JSON.parse(await look.asset('package.json'))).toMatchObject({ name: 'odpm' });
  expect(await look.assets('test/host')).toContain('look.test.ts');
  await expect(look.asset('absent')).rejects.toThrow("odpm's package lacks absent");
});

test('Docker is asked each question once, in the project folder, with an environment of its own', async () => {
  const host = memoryHost({ ...given, programs: ({ input = '' }) => ({ stdout: `said ${input}` }) });
  const look = lookFrom(host, '/project');
  const compose = ['compose', '--project-name', 'config', '-f', '-', '--env-file=x', 'config', '-q'];
  const answers = [
    look.docker(['version']),
    look.docker(['version']),
    look.docker(compose, 'a'),
    look.docker(compose, 'b'),
  ];
  expect((await Promise.all(answers)).map(({ stdout }) => stdout)).toEqual([
    'said ',
    'said ',
    'said a',
    'said b',
  ]);
  expect(host.ran).toEqual([
    { argv: ['docker', 'version'], folder: '/project', environment: { PATH: '/bin' }, timeout: 30_000 },
    ...['a', 'b'].map((input) => ({
      argv: ['docker', ...compose],
      folder: '/project',
      environment: { PATH: '/bin' },
      timeout: 30_000,
      input,
    })),
  ]);
});

test('no Docker, or one that does not answer, has no code', async () => {
  const silent = memoryHost({ programs: () => ({ timedOut: true, code: 143, stdout: 'half' }) });
  expect(await lookFrom(memoryHost(), '/project').docker(['ps'])).toEqual({
    code: undefined,
    stdout: '',
    stderr: '',
  });
  expect(await lookFrom(silent, '/project').docker(['ps'])).toMatchObject({ code: undefined });
});

test.each([
  ['rm x'],
  ['image rm x'],
  ['--context x ps'],
  ['compose up'],
  ['compose -p config up'],
  ['compose config -o file'],
  ['compose config -qo file'],
  ['compose config --output=file'],
  ['compose'],
  [''],
])('docker %s is no question', (words) => {
  const look = lookFrom(memoryHost(), '/project');
  expect(() => look.docker(words.split(' '))).toThrow('is no question');
});

test('a port is free until someone listens there', async () => {
  const look = lookFrom(nodeHost(process.cwd()), '/project');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect([await look.portFree('127.0.0.1', port), await look.portFree('', port)]).toEqual([false, false]);
  await new Promise((resolve) => server.close(resolve));
  expect(await look.portFree('127.0.0.1', port)).toBe(true);
});

test('of git a step may ask for files alone, without locks and programs of the repository', async () => {
  const host = memoryHost({ programs: () => ({ stdout: 'a\0' }) });
  const look = lookFrom(host, '/project');
  await expect(look.git('/trees/web', ['ls-files', '--others', '-z'])).resolves.toMatchObject({
    stdout: 'a\0',
  });
  expect(host.ran.map(({ argv, folder }) => [folder, argv.join(' ')])).toEqual([
    [
      '/trees/web',
      'git --no-optional-locks -c core.hooksPath=/dev/null -c core.fsmonitor=false -c safe.bareRepository=all ls-files --others -z',
    ],
  ]);
  await expect(look.git('/trees/web', ['clean', '-f'])).rejects.toThrow('is no question');
});
