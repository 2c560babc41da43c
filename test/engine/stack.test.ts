import { expect, test } from 'vitest';
import { differences, sentence } from '../../src/engine/stack.ts';
import type { Container, Service } from '../../src/model/index.ts';

const container = (service: string, more: Partial<Container> = {}): Container => ({
  id: `id-${service}`,
  service,
  name: `demo-${service}-1`,
  digest: 'same',
  reads: 'same',
  oneOff: false,
  ports: '',
  state: 'running',
  status: 'Up 2 minutes (healthy)',
  ...more,
});

const service = (rest: Service['rest'] = {}): Service => ({
  image: 'x',
  ports: [],
  mounts: [],
  environment: new Map(),
  dependsOn: new Map(),
  rest,
  at: '/services/job',
});

const compare = (
  containers: readonly Container[],
  services: ReadonlyMap<string, Service> = new Map(),
): string => {
  const digests = new Map(['db', 'odoo', ...services.keys()].map((name) => [name, 'same']));
  const definitions = new Map([...services].map(([name, { rest }]) => [name, rest]));
  const compose = {
    file: 'docker-compose.yml',
    digests,
    reads: 'same',
    definitions,
    images: new Map(),
    ports: [],
    overridden: false,
    before: new Map(),
  };
  return sentence(differences({ compose, containers, stopped: [], names: { prefix: '', database: 'db' } }));
};

const well = [container('db'), container('odoo')];

test('nothing to do when every service runs from its definition', () => {
  expect(compare(well)).toBe('');
});

test('a service without a container starts', () => {
  expect(compare([container('db')])).toBe('odoo starts: it has no container');
});

test('a container of another definition is recreated', () => {
  expect(compare([container('db'), container('odoo', { digest: 'other' })])).toBe(
    'odoo is recreated: its definition changed',
  );
});

test('a container of odpm whose files held something else is recreated', () => {
  expect(compare([container('db'), container('odoo', { reads: 'other' })])).toBe(
    'odoo is recreated: what it reads changed',
  );
});

test('an unhealthy service is waited for', () => {
  expect(compare([container('db'), container('odoo', { status: 'Up 2 seconds (health: starting)' })])).toBe(
    'odoo is waited for: it is not healthy yet',
  );
});

test('a one-shot service that ended well is done, one that failed starts again', () => {
  const services = new Map([['job', service()]]);
  const ended = (code: number) =>
    container('job', { state: 'exited', status: `Exited (${code}) 3 minutes ago` });
  expect(compare([...well, ended(0)], services)).toBe('');
  expect(compare([...well, ended(2)], services)).toBe('job starts: it is exited');
});

test('odoo is never done, and neither is a service that restarts', () => {
  const ended = (name: string) => container(name, { state: 'exited', status: 'Exited (0) 3 minutes ago' });
  expect(compare([container('db'), ended('odoo')])).toBe('odoo starts: it is exited');
  expect(compare([...well, ended('job')], new Map([['job', service({ restart: 'always' })]]))).toBe(
    'job starts: it is exited',
  );
});

test('a service that nobody declares any more is removed', () => {
  expect(compare([...well, container('old')])).toBe('old is removed: it is no longer declared');
});

test('services of profiles and one-off containers do not count', () => {
  expect(compare([...well, container('odoo', { oneOff: true, digest: 'x' })])).toBe('');
  expect(compare(well, new Map([['job', service({ profiles: ['tools'] })]]))).toBe('');
});
