import { createServer } from 'node:net';
import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box, entry, unchanged } from './box.ts';
import type { Box } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

/** Behind the cases of a test. */
const versions = '"compose version"*) echo 2.20.0;;\nversion*) echo 20.10.0;;';

/** A `docker` first in PATH: it writes down its words, and `cases` of a shell say what it answers. */
function docker(cases: string): Record<string, string> {
  const script = `#!/bin/sh\necho "$*" >> "${at.root}/asked"\ncase "$*" in\n${cases}\n${versions}\nesac\nexit 0\n`;
  at.put('../bin/docker', script);
  chmodSync(join(at.root, 'bin/docker'), 0o755);
  return { PATH: `${join(at.root, 'bin')}:${at.environment['PATH'] ?? ''}` };
}

const up = [process.execPath, entry, 'up', '--detach', '--trust', '--quiet'];

const container = JSON.stringify({
  ...{ id: 'a', name: 'shop-db-1', service: 'db', oneOff: 'False', folder: '/elsewhere/shop' },
  ...{ digest: '', reads: '', ports: '', state: 'running', status: 'Up' },
});

test.each<{ code: string; exit: number; cases: string; more?: Record<string, string> }>([
  {
    code: 'engine/no-permission',
    exit: 6,
    cases:
      'ps*) echo "permission denied while trying to connect to the Docker daemon socket at unix:///x" >&2; exit 1;;',
  },
  { code: 'engine/strange-answer', exit: 6, cases: 'ps*) echo hello;;' },
  { code: 'engine/other-project', exit: 7, cases: `ps*) echo '${container}';;` },
  {
    code: 'compose/no-compose',
    exit: 6,
    cases: `compose*) echo "docker: 'compose' is not a docker command." >&2; exit 1;;`,
  },
  {
    code: 'compose/refused',
    exit: 3,
    cases: 'compose*config*) echo "services.mailpit.x is unknown" >&2; exit 15;;',
  },
  ...['1.29.2', 'v2.19.1', 'podman version 4.9.3', ''].map((said) => ({
    code: 'model/docker-too-old',
    exit: 6,
    cases: `"compose version"*) echo "${said}";;`,
  })),
  ...['19.03.15', 'podman version 4.9.3', '<no value>'].map((said) => ({
    code: 'model/docker-too-old',
    exit: 6,
    cases: `version*) echo "${said}";;`,
  })),
  { code: 'model/docker-too-old', exit: 6, cases: 'version*) echo "no such template" >&2; exit 1;;' },
  {
    code: 'image/prebuilt-missing',
    exit: 6,
    cases: 'image*) exit 1;;',
    more: { ODPM_BASE_IMAGE: 'example.org/odoo:1' },
  },
])('$code: $exit, before anything is written or started', ({ code, exit, cases, more }) => {
  const environment = { ...docker(cases), ...more };
  const ended = unchanged([at.project, at.home], () => at.run(up, environment));
  expect(ended.err).toContain(`(odpm explain ${code})`);
  expect(ended.code).toBe(exit);
  const asked = readFileSync(join(at.root, 'asked'), 'utf8');
  expect(asked).not.toMatch(/^(build|run|start)|compose .* (up|run|create)( |$)/m);
});

test.each(['dev', '0.0.0-20251101', 'v2.39.1-desktop.1', '2.26.1+ds1-0ubuntu1~20.04.1'])(
  'the Compose %s is new enough',
  (said) => {
    const { err } = at.run(up, docker(`"compose version"*) echo "${said}";;\ncompose*config*) exit 15;;`));
    expect(err).toContain('(odpm explain compose/refused)');
  },
);

test('the version that was found is told with the oldest that works', () => {
  const environment = docker('"compose version"*) echo 2.19.1;;\ncompose*config*) exit 15;;');
  const { code, err } = at.run(up, environment);
  expect(code).toBe(6);
  expect(err).toContain('the version of Docker Compose is "2.19.1"; the oldest that works is 2.20');
  expect(err.match(/^error: /gm)).toHaveLength(1);
});

test('what services pass on from the shell reaches Compose, and neither its words nor a file', () => {
  at.put('.env', 'FOO=from.env\nBAZ=baz.env\n');
  at.manifest({ services: { box: { image: 'busybox', environment: ['FOO', 'BAR', 'BAZ'] } } });
  const environment = docker(`compose*up*) env > "${at.root}/environment"; exit 0;;`);
  const { code, err } = at.run(up, { ...environment, FOO: 'from-the-shell', OTHER: 'other' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const got = readFileSync(join(at.root, 'environment'), 'utf8').split('\n');
  expect(got.filter((line) => /^(FOO|BAR|BAZ|OTHER)=/.test(line))).toEqual(['FOO=from-the-shell']);
  expect(readFileSync(join(at.root, 'asked'), 'utf8')).not.toContain('from-the-shell');
  const files = readdirSync(at.project, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  expect(texts.filter((text) => text.includes('from-the-shell'))).toEqual([]);
});

test('a port that is taken is named with its setting, and nothing begins', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const environment = { ...docker(''), ODOO_PORT: String(port) };
  const { code, err } = unchanged([at.project, at.home], () => at.run(up, environment));
  server.close();
  expect(code).toBe(6);
  expect(err).toContain(`port ${String(port)} on 127.0.0.1 is taken by `);
  expect(err).toContain(`(pid ${String(process.pid)})`);
  expect(err).toContain(`give ODOO_PORT another port, such as ${String(port + 1000)}`);
  expect(err).toContain('engine/port-busy');
});

test('a build that fails: 1 with its last lines, and no container is started', () => {
  const environment = docker('image*) exit 1;;\nbuild*) echo "E: no package libx"; exit 100;;');
  const { code, err } = at.run(up, environment);
  expect(code).toBe(1);
  expect(err).toContain('ended with exit 100');
  expect(err).toContain('  | E: no package libx');
  expect(err).toContain('run/program-failed');
  expect(readFileSync(join(at.root, 'asked'), 'utf8')).not.toMatch(/compose .* up( |$)/m);
  expect(existsSync(join(at.project, 'docker-compose.yml'))).toBe(true);
});
