import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { box, entry } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

const row = (service: string, more: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    id: service,
    name: `shop-${service}-1`,
    service,
    oneOff: 'False',
    folder: at.project,
    digest: '',
    reads: '',
    ports: '',
    state: 'running',
    status: 'Up 3 minutes',
    ...more,
  });

/** A `docker` that tells of these containers, says a line of logs, and writes down what it was asked. */
function docker(...rows: readonly string[]): (...words: readonly string[]) => Ended {
  at.put('../containers', rows.map((each) => `${each}\n`).join(''));
  const script = `#!/bin/sh
echo "$*" >> "${at.root}/asked"
case "$*" in
  "ps --all"*) cat "${at.root}/containers" ;;
  *" logs "*) echo "last words" ;;
  "compose version"*|version*) echo 28.5.1 ;;
esac
`;
  at.put('../bin/docker', script);
  chmodSync(join(at.root, 'bin/docker'), 0o755);
  const environment = { PATH: `${join(at.root, 'bin')}:${at.environment['PATH'] ?? ''}` };
  return (...words) => at.run([process.execPath, entry, ...words], environment);
}

const asked = (): string => readFileSync(join(at.root, 'asked'), 'utf8');
const said = (): string | undefined =>
  existsSync(join(at.project, 'said')) ? readFileSync(join(at.project, 'said'), 'utf8') : undefined;
const hooks = { pre_down: [['sh', '-c', 'echo down >> said']] };

describe('odpm down', () => {
  test('runs pre_down hooks first, and not without a yes', () => {
    at.manifest({ hooks });
    const odpm = docker(row('odoo', {}));
    const refused = odpm('down');
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('run/hooks-wait');
    expect({ said: said(), stopped: asked().includes(' down ') }).toEqual({
      said: undefined,
      stopped: false,
    });
    expect(odpm('down', '--trust').code).toBe(0);
    expect({ said: said(), stopped: asked().includes(' down ') }).toEqual({ said: 'down\n', stopped: true });
  });

  test('a hook that fails leaves the stack as it is; --no-hooks goes on without it', () => {
    at.manifest({ hooks: { pre_down: [['false']] } });
    const odpm = docker(row('odoo', {}));
    const { code, err } = odpm('down', '--trust');
    expect({ code, stopped: asked().includes(' down ') }).toEqual({ code: 1, stopped: false });
    expect(err).toContain('the pre_down hook false ended with exit 1');
    expect(odpm('down', '--no-hooks').code).toBe(0);
    expect(asked()).toContain(' down ');
  });

  test('works whatever is wrong with the manifest by now', () => {
    at.put('odpm.json', '{');
    const { code, err } = docker(row('odoo', {}))('down');
    expect(code).toBe(0);
    expect(err).toContain('run/hooks-unknown');
  });

  test('runs no hooks where there is nothing to stop', () => {
    at.manifest({ hooks });
    expect(docker()('down').code).toBe(0);
    expect(said()).toBeUndefined();
  });
});

test('odpm logs shows services by the names of the manifest and of Compose, and knows no others', () => {
  at.put('.env', 'ODPM_COMPOSE_PREFIX=acme\n');
  const odpm = docker(row('acme-odoo', {}), row('acme-db', {}));
  expect(odpm('logs', 'odoo', 'acme-db', '--tail', '5')).toEqual({ code: 0, out: 'last words\n', err: '' });
  expect(asked()).toContain('--project-name acme logs --tail 5 acme-odoo acme-db');
  const { code, err } = odpm('logs', 'mailpit');
  expect(code).toBe(64);
  expect(err).toContain('engine/no-such-service');
});

describe('odpm up --wait', () => {
  const up = (...rows: readonly string[]): Ended => {
    at.manifest({ hooks: {}, services: {} });
    at.put('.env', 'ODPM_PORTS=auto\nODPM_BASE_IMAGE=odoo:1\n');
    return docker(...rows)('up', '--wait', '--timeout', '2', '--trust', '--quiet');
  };

  test('ends when every service is healthy', () => {
    const healthy = { status: 'Up 3 minutes (healthy)' };
    const { code, out } = up(row('odoo', healthy), row('db', healthy));
    expect(code).toBe(0);
    expect(out).toMatch(/^Odoo: http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  test('gives up after its time, with the last words of each that was not ready', () => {
    const { code, err } = up(row('odoo', { status: 'Up 1 second (health: starting)' }), row('db', {}));
    expect(code).toBe(1);
    expect(err).toContain('the service odoo was not ready after 2 s: it is not healthy yet');
    expect(err).toContain('  | last words\n');
    expect(err).toContain('run/not-ready');
  });

  test('does not wait for one that ended', () => {
    const { code, err } = up(
      row('odoo', { state: 'exited', status: 'Exited (3) 1 second ago' }),
      row('db', {}),
    );
    expect(code).toBe(1);
    expect(err).toContain('the service odoo does not become ready: it ended with exit 3');
  });
});

describe('what a run leaves behind', () => {
  const schema = JSON.parse(readFileSync('schemas/last-up.v1.schema.json', 'utf8')) as object;
  const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
  const record = (): unknown =>
    JSON.parse(readFileSync(join(at.project, '.odpm/state/last-up.json'), 'utf8')) as unknown;

  test('a record of every step, with no secret in it; nothing where nothing was done', () => {
    at.put('.env', 'TOKEN=hunter2\n');
    at.manifest({ hooks: { post_prepare: [['echo', '${TOKEN}'], ['false']] } });
    const { code, err } = at.odpm('up', '--skip-start', '--trust');
    expect(code).toBe(1);
    expect(err).toContain('Ended in hooks.post_prepare.\nDone: template.dockerfile, ');
    expect(err).toContain('the same command continues from there');
    const found = record();
    expect(valid(found) ? [] : valid.errors).toEqual([]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found).toMatchObject({ result: 'failed', problems: [{ code: 'run/hook-failed' }] });
    expect(readFileSync(join(at.project, '.odpm/state/format'), 'utf8')).toBe('1\n');

    at.manifest({ hooks: { post_prepare: [['true']] } });
    expect(at.odpm('up', '--skip-start', '--trust').code).toBe(0);
    expect(record()).toMatchObject({ result: 'done', problems: [] });
    const after = JSON.stringify(record());
    expect(at.odpm('up', '--skip-start', '--trust').code).toBe(0);
    expect(JSON.stringify(record())).toBe(after);
  });

  test('--progress json: one object a line on stderr, the exit code last', () => {
    at.manifest({ hooks: { post_prepare: [['false']] } });
    const { err, out } = at.odpm('up', '--skip-start', '--trust', '--progress', 'json');
    expect(out).toBe('');
    const events = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.at(-1)).toEqual({ event: 'exit', code: 1 });
    expect(events).toContainEqual(expect.objectContaining({ event: 'problem', code: 'run/hook-failed' }));
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'end', step: 'hooks.post_prepare', result: 'failed' }),
    );
  });
});

test('ODPM_PORTS=auto keeps what it found, and what .env says stays', () => {
  at.put('.env', 'ODPM_PORTS=auto\nODOO_PORT=18069\n');
  at.manifest({ hooks: {} });
  expect(at.odpm('up', '--skip-start', '--quiet').code).toBe(0);
  const kept = readFileSync(join(at.project, '.odpm/state/ports.json'), 'utf8');
  const { ports } = JSON.parse(kept) as { ports: Record<string, number> };
  expect(Object.keys(ports)).toEqual(['GEVENT_PORT', 'POSTGRES_PORT', 'DEBUGGER_PORT']);
  const compose = readFileSync(join(at.project, 'docker-compose.yml'), 'utf8');
  expect(compose).toContain('"127.0.0.1:18069:8069"');
  expect(compose).toContain(`"127.0.0.1:${String(ports['POSTGRES_PORT'])}:5432"`);
  expect(at.odpm('up', '--skip-start', '--quiet').code).toBe(0);
  expect(readFileSync(join(at.project, '.odpm/state/ports.json'), 'utf8')).toBe(kept);
});

interface Planned {
  readonly compose_up: { readonly services: readonly { readonly service: string }[] };
}

describe('a file of variables', () => {
  test('that says something else makes the service anew, and no value of it is shown', () => {
    at.put('box.env', 'TOKEN=sesame-one\n');
    at.manifest({ hooks: {}, services: { box: { image: 'busybox', env_file: 'box.env' } } });
    expect(at.odpm('up', '--skip-start', '--quiet')).toMatchObject({ code: 0, err: '' });
    const digest = (): string => /io\.odpm\.digest: "?(\w{64})/.exec(composeOf('box'))?.[1] ?? '';
    const composeOf = (service: string): string =>
      readFileSync(join(at.project, 'docker-compose.yml'), 'utf8').split(`\n  ${service}:\n`)[1] ?? '';
    const running = docker(row('box', { digest: digest() }));
    const told = (text: string): unknown =>
      (JSON.parse(text) as Planned).compose_up.services.find(({ service }) => service === 'box');
    expect(told(running('plan', '--format', 'json').out)).toBeUndefined();

    at.put('box.env', 'TOKEN=sesame-two\n');
    const { out, err } = running('plan', '--format', 'json', '--diff');
    expect(told(out)).toEqual({
      service: 'box',
      change: 'recreate',
      because: 'what env_file refers to changed',
      keys: ['env_file'],
    });
    expect(at.odpm('plan', '--no-docker').out).toContain('what env_file refers to changed');
    expect(out + err).not.toContain('sesame');

    const before = digest();
    expect(at.odpm('up', '--skip-start', '--quiet')).toMatchObject({ code: 0, err: '' });
    expect(digest()).not.toBe(before);
  });
});
