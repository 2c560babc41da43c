import { expect, test } from 'vitest';
import { readContainers } from '../../src/engine/containers.ts';
import { faultOf } from '../../src/engine/fault.ts';

const said = (stderr: string, code?: number) => faultOf({ code, stdout: '', stderr }).code;

test.each([
  [
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'engine/no-engine',
  ],
  [
    'failed to connect to the docker API at unix:///x.sock; check if the path is correct: dial unix /x.sock: connect: no such file or directory',
    'engine/no-engine',
  ],
  [
    'error during connect: Get "http://10.0.0.1:2375/v1.24/version": dial tcp: i/o timeout',
    'engine/no-engine',
  ],
  [
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    'engine/no-permission',
  ],
  ['Emulate Docker CLI using podman.', 'engine/strange-answer'],
])('%s', (stderr, code) => {
  expect(said(stderr, 1)).toBe(code);
});

test('no docker at all', () => {
  expect(said('')).toBe('engine/no-docker');
});

test('the socket is named', () => {
  const problem = faultOf({
    code: 1,
    stdout: '',
    stderr: 'Cannot connect to the Docker daemon at unix:///nonexistent.sock. Is the docker daemon running?',
  });
  expect(problem.message).toBe('no Docker Engine answers at unix:///nonexistent.sock');
  expect(problem.exit).toBe(6);
});

test('what is no answer of docker ps is told from no containers', () => {
  expect(readContainers('')).toEqual({ containers: [], folders: [] });
  expect(readContainers('podman 5.0\n')).toBeUndefined();
  expect(readContainers('{"id":1}\n')).toBeUndefined();
});
