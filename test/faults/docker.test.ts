import { createServer } from 'node:net';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box, entry, unchanged } from './box.ts';
import type { Box } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

/** A `docker` first in PATH: it writes down its words, and `cases` of a shell say what it answers. */
function docker(cases: string): Record<string, string> {
  const script = `#!/bin/sh\necho "$*" >> "${at.root}/asked"\ncase "$*" in\n${cases}\nesac\nexit 0\n`;
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
