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

test.each([
  [
    { additional_contexts: { base: 'oci-layout://./images:1.2', abs: 'oci-layout:///srv/images@sha256:ab' } },
    {
      additional_contexts: {
        base: 'oci-layout:///src/mail/images:1.2',
        abs: 'oci-layout:///srv/images@sha256:ab',
      },
    },
  ],
  [
    { cache_from: ['alpine:3', 'type=local,src=./cache', 'type=registry,ref=example.org/box'] },
    { cache_from: ['alpine:3', 'type=local,src=/src/mail/cache', 'type=registry,ref=example.org/box'] },
  ],
  [
    { cache_to: ['type=local,mode=max,dest=cache', 'type=inline'] },
    { cache_to: ['type=local,mode=max,dest=/src/mail/cache', 'type=inline'] },
  ],
  [
    { ssh: ['default', 'deploy=./key,~/.ssh/other'] },
    { ssh: ['default', 'deploy=/src/mail/key,~/.ssh/other'] },
  ],
  [{ ssh: { default: null, deploy: 'key' } }, { ssh: { default: null, deploy: '/src/mail/key' } }],
])('what a build reads besides counts from the repository that says it: %j', (said, meant) => {
  expect(located({ build: { context: '.', ...said } }, at)).toEqual({
    body: { build: { context: '/src/mail', ...meant } },
    outside: [],
  });
});

test.each([
  [{ additional_contexts: ['base=oci-layout://../../shop/images:1'] }, '../../shop/images'],
  [{ cache_from: ['type=local,src=/shop/data'] }, '/shop/data'],
  [{ cache_to: ['type=local,dest=../other'] }, '../other'],
  [{ cache_from: ['"type=local","src=./a,/../../../shop"'] }, './a,/../../../shop'],
  [{ ssh: ['deploy=./key,/shop/.odpm/key'] }, '/shop/.odpm/key'],
])('nor does it read or write what is none of its own: %j', (said, path) => {
  expect(located({ build: said }, at).outside).toEqual([path]);
});
