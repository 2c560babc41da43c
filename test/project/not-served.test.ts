import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { told } from './given.ts';

const merged = {
  git: 'https://github.com/OCA/web.git',
  base: '19.0',
  merge: ['https://github.com/OCA/web.git refs/pull/1/head'],
};

test.each<[Readonly<Record<string, Json>>, string]>([
  [{ resources: { cache: { type: 'redis' } } }, '/resources'],
  [{ proxy: { type: 'caddy', host: 'shop.test' } }, '/proxy'],
  [{ image: { builder: 'buildx' } }, '/image'],
  [{ secrets: { keys: ['api.key'] } }, '/secrets'],
  [{ dependencies: [merged] }, '/dependencies/0/git'],
  [{ services: { box: { image: 'a', secrets: ['api.key'] } } }, '/services/box/secrets'],
  [
    {
      services: { box: { image: 'a' } },
      service_patches: { box: { secrets: ['api.key'] } },
    },
    '/service_patches/box/secrets',
  ],
])('%j is known, and not carried out yet', (changes, pointer) => {
  expect(told(changes)).toContain(`project/not-served ${pointer}`);
});

test.each<[Readonly<Record<string, Json>>]>([
  [{ platform: { git: 'https://github.com/odoo/odoo.git 19.0', build_date: '20250131' } }],
  [{ services: { secrets: { image: 'a' }, git: { image: 'a' } } }],
  [{ services: { box: { image: 'a' } }, service_patches: { box: { environment: { secrets: 'x' } } } }],
  [{ service_sources: { tools: 'file:///srv/tools' }, services: { box: { image: 'a', source: 'tools' } } }],
  [
    {
      service_sources: { tools: 'https://github.com/acme/tools.git' },
      services: { box: { image: 'a', source: 'tools' } },
    },
  ],
  [{ platform: { git: 'https://github.com/odoo/odoo.git 19.0' } }],
  [{ dependencies: ['git@github.com:OCA/web.git'] }],
  [{ extensions: { local: ['mine'] } }],
  [{ locks: { git: { 'https://github.com/OCA/web.git': '0'.repeat(40) } } }],
])('%j is carried out', (changes) => {
  expect(told(changes).join()).not.toContain('not-served');
});
