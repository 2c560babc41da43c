import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { servicesOf, statusJson, statusTable } from '../../src/engine/index.ts';
import { publishedOf } from '../../src/engine/published.ts';
import type { Container } from '../../src/model/index.ts';

const schema = JSON.parse(readFileSync('schemas/status.v1.schema.json', 'utf8')) as object;
const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

const container = (service: string, more: Partial<Container>): Container => ({
  id: '1',
  service,
  name: `shop-${service}-1`,
  digest: '',
  reads: '',
  oneOff: false,
  ports: '',
  state: 'running',
  status: 'Up 3 minutes',
  ...more,
});

const services = servicesOf(
  [
    container('odoo', {
      ports: '127.0.0.1:8070->8069/tcp, 127.0.0.1:8072->8072/tcp',
      status: 'Up 4 seconds (health: starting)',
    }),
    container('db', { ports: '127.0.0.1:5432->5432/tcp', status: 'Up 2 hours (healthy)' }),
    container('seed', { state: 'exited', status: 'Exited (3) 2 minutes ago' }),
    container('odoo', { oneOff: true, name: 'shop-odoo-run' }),
    container('web', { ports: '0.0.0.0:80->80/tcp, [::]:80->80/tcp, 9000/tcp' }),
  ],
  ['db', 'odoo', 'mailpit'],
);
const stack = { project: 'shop', folder: '/shop', services, lines: [], links: [] };

test('services of the manifest come first, others that have containers behind them', () => {
  expect(statusTable(stack, false)).toBe(
    [
      'SERVICE  STATE       HEALTH    PORTS                                       URL',
      'db       running     healthy   127.0.0.1:5432->5432',
      'odoo     running     starting  127.0.0.1:8070->8069, 127.0.0.1:8072->8072  http://127.0.0.1:8070',
      'mailpit  absent      -',
      'seed     exited (3)  -',
      'web      running     -         0.0.0.0:80->80                              http://127.0.0.1',
      '',
    ].join('\n'),
  );
});

test('the JSON keeps to its schema', () => {
  const document: unknown = JSON.parse(statusJson(stack));
  expect(valid(document) ? [] : valid.errors).toEqual([]);
  expect(document).toMatchObject({
    services: [{}, {}, { state: 'absent' }, { service: 'seed', exit_code: 3 }, {}],
  });
});

test.each([
  ['', []],
  ['8072/tcp', []],
  [
    '127.0.0.1:1025-1026->1025-1026/tcp',
    [
      { address: '127.0.0.1', port: 1025, target: 1025, protocol: 'tcp' },
      { address: '127.0.0.1', port: 1026, target: 1026, protocol: 'tcp' },
    ],
  ],
  ['[::1]:53->5353/udp', [{ address: '::1', port: 53, target: 5353, protocol: 'udp' }]],
])('docker says %s', (said, ports) => {
  expect(publishedOf(said)).toEqual(ports);
});
