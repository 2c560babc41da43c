import { expect, test } from 'vitest';
import { projectOf } from './given.ts';

test('what reaches the Compose file as it is, and what it waits for', () => {
  const { services } = projectOf({
    services: {
      a: { image: 'a', restart: 'on-failure:3', cap_add: ['NET_ADMIN'], depends_on: ['postgres'] },
      b: { image: 'b', depends_on: { a: { condition: 'service_healthy' } } },
    },
  });
  expect(services.get('a')?.rest).toEqual({ restart: 'on-failure:3', cap_add: ['NET_ADMIN'] });
  expect([...services].map(([name, { dependsOn }]) => [name, ...dependsOn])).toEqual([
    ['a', ['db', { condition: 'service_started', restart: false, required: true }]],
    ['b', ['a', { condition: 'service_healthy', restart: false, required: true }]],
  ]);
});
