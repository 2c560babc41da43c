import { expect, test } from 'vitest';
import { composeUp } from '../../src/engine/steps/compose.up.ts';
import type { Container, Facts } from '../../src/model/index.ts';
import { lookAt, points, projectWith, providers, request } from '../image/given.ts';

const container = (service: string): Container => ({
  ...{ id: service, service, name: `shop-${service}-1`, digest: 'same', reads: 'same', oneOff: false },
  ...{ ports: '', state: 'running', status: 'Up 2 minutes (healthy)' },
});

const compose = {
  ...{ file: 'docker-compose.yml', ports: [], overridden: false, reads: 'same' },
  ...{ images: new Map(), definitions: new Map(), before: new Map() },
  digests: new Map([
    ['db', 'same'],
    ['odoo', 'same'],
  ]),
} as unknown as Facts['compose'];

const because = async (rebuilt: boolean): Promise<string> => {
  const facts = { containers: [container('db'), container('odoo')], compose, rebuilt };
  return (
    await composeUp.evaluate({
      project: projectWith({}),
      look: lookAt({}),
      facts,
      request,
      points,
      providers,
    })
  ).because;
};

test('where nothing differs Docker is asked nothing more', async () => {
  const docker = () => Promise.reject(new Error('it is asked'));
  const facts = { containers: [container('db'), container('odoo')], compose };
  const at = { project: projectWith({}), look: { ...lookAt({}), docker }, facts, request, points, providers };
  expect((await composeUp.evaluate(at)).outcome).toBe('noop');
});

test('an image that is built anew makes the container of odoo anew, and no other', async () => {
  expect(await because(false)).toBe('every service runs as it is defined');
  expect(await because(true)).toBe('odoo is recreated: its image is built again');
});
