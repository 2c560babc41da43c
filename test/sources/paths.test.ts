import { expect, test } from 'vitest';
import { located } from '../../src/sources/graph/paths.ts';

const at = { folder: '/src/mail', project: '/shop', sources: ['/trees/portal'] };

test.each([
  [
    { shared: './shared', tools: '/trees/portal/tools' },
    { shared: '/src/mail/shared', tools: '/trees/portal/tools' },
  ],
  [['shared=./shared'], ['shared=/src/mail/shared']],
  [
    { base: 'docker-image://alpine:3', box: 'service:box' },
    { base: 'docker-image://alpine:3', box: 'service:box' },
  ],
])('further contexts of a build count from the repository that says them: %j', (said, meant) => {
  const build = { context: '.', additional_contexts: said };
  expect(located({ build }, at)).toEqual({
    body: { build: { context: '/src/mail', additional_contexts: meant } },
    outside: [],
  });
});

test.each([[{ all: '/shop' }], [['all=../../shop']], [{ all: '../other' }]])(
  'a further context of a build is none of the project: %j',
  (said) => {
    const { outside } = located({ build: { additional_contexts: said } }, at);
    expect(outside).toEqual(Object.values(said).map((path) => path.replace('all=', '')));
  },
);
