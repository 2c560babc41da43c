import { expect, test } from 'vitest';
import { projectOf, told } from './given.ts';

const link = 'https://github.com/odoo/odoo.git';
const platformOf = (git: string, build_date: string) => projectOf({ platform: { git, build_date } }).platform;
const trees = '/home/me/odoo_projects/.trees/github.com/odoo/odoo';

test.each([
  ['20250131', '2025-01-31', '19.0~~2025-01-31@shop-1a2b3c'],
  ['2024-02-29', '2024-02-29', '19.0~~2024-02-29@shop-1a2b3c'],
  ['latest', undefined, '19.0@shop-1a2b3c'],
])('of %s the platform has a tree of its own', (said, day, tree) => {
  const { checkout, folder } = platformOf(`${link} 19.0`, said);
  expect([checkout?.day, folder]).toEqual([day, `${trees}/${tree}`]);
});

test('beside a commit a day is none, and a note says so; so it is with a folder', () => {
  const git = `${link} 19.0 ${'0f1e2d3c4b'.repeat(4)}`;
  const { checkout, folder } = platformOf(git, '20250131');
  expect([checkout?.day, folder]).toEqual([undefined, `${trees}/0f1e2d3c4b0f`]);
  expect(told({ platform: { git, build_date: '20250131' } })).toEqual([
    'project/idle-day /platform/build_date',
  ]);
  expect(told({ platform: { git: 'file:///srv/odoo', build_date: '20250131' } })).toEqual([
    'project/idle-day /platform/build_date',
  ]);
});
