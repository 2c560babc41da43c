import { expect, test } from 'vitest';
import { cleanFor, forHooks } from '../../src/host/environment.ts';

const shell = {
  PATH: '/bin',
  HOME: '/home/ada',
  LANG: 'de_DE.UTF-8',
  LC_TIME: 'C',
  XDG_RUNTIME_DIR: '/run/user/1',
  SSH_AUTH_SOCK: '/run/agent',
  https_proxy: 'http://proxy',
  NO_PROXY: '*',
  DOCKER_HOST: 'unix:///run/docker.sock',
  DOCKER_TLS_VERIFY: '1',
  DOCKER_DEFAULT_PLATFORM: 'linux/arm64',
  BUILDKIT_PROGRESS: 'plain',
  COMPOSE_FILE: 'evil.yml',
  COMPOSE_PROJECT_NAME: 'hijack',
  GIT_ASKPASS: '/bin/askpass',
  GIT_DIR: '/elsewhere',
  GIT_TRACE: '1',
  GIT_CONFIG_COUNT: '1',
  GIT_ALLOW_PROTOCOL: 'ext',
  DISPLAY: ':0',
  LD_PRELOAD: '/evil.so',
  NODE_OPTIONS: '--require evil',
  DB_PASSWORD: 'secret',
};

test('what services pass on is named, and steers neither Docker nor Compose', () => {
  const named = [
    'DB_PASSWORD',
    'NOT_SET',
    'GIT_DIR',
    'COMPOSE_FILE',
    'DOCKER_DEFAULT_PLATFORM',
    'DOCKER_HOST',
  ];
  const more = cleanFor('docker', shell, named);
  const before = cleanFor('docker', shell);
  expect(more).toEqual({ ...before, DB_PASSWORD: 'secret', GIT_DIR: '/elsewhere' });
});

test("Docker's programs get an allowed list of variables", () => {
  expect(Object.keys(cleanFor('docker', shell)).sort()).toEqual([
    'BUILDKIT_PROGRESS',
    'DOCKER_HOST',
    'DOCKER_TLS_VERIFY',
    'HOME',
    'LANG',
    'LC_TIME',
    'NO_PROXY',
    'PATH',
    'SSH_AUTH_SOCK',
    'XDG_RUNTIME_DIR',
    'https_proxy',
  ]);
});

test('git gets the same without an engine, and the ways to its credentials', () => {
  const names = Object.keys(cleanFor('git', shell));
  expect(names).toEqual(expect.arrayContaining(['GIT_ASKPASS', 'DISPLAY']));
  expect(names.filter((name) => /^(DOCKER|BUILDKIT|COMPOSE|GIT_(?!ASKPASS)|LD_)/.test(name))).toEqual([]);
});

test('hooks get all of the environment, and from .env what it lacks and what steers no program', () => {
  const dotenv = new Map([
    ['HOME', '/elsewhere'],
    ['TOKEN', 't'],
    ...['PATH', 'LD_LIBRARY_PATH', 'DYLD_X', 'NODE_OPTIONS', 'BASH_ENV', 'ENV'].map(
      (name) => [name, 'x'] as const,
    ),
    ...['GIT_SSH', 'DOCKER_HOST', 'COMPOSE_FILE', 'PYTHONPATH'].map((name) => [name, 'x'] as const),
    ['ENVIRONMENT', 'test'],
  ]);
  expect(forHooks({ HOME: '/home/ada', LD_PRELOAD: 'own.so', UNSET: undefined }, dotenv)).toEqual({
    environment: { HOME: '/home/ada', LD_PRELOAD: 'own.so', TOKEN: 't', ENVIRONMENT: 'test' },
    leftOut: [
      'PATH',
      'LD_LIBRARY_PATH',
      'DYLD_X',
      'NODE_OPTIONS',
      'BASH_ENV',
      'ENV',
      'GIT_SSH',
      'DOCKER_HOST',
      'COMPOSE_FILE',
      'PYTHONPATH',
    ],
  });
});
