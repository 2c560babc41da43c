import { expect, test } from 'vitest';
import { memoryHost } from '../../src/host/memory/host.ts';
import { find, partsOf } from '../../src/place/index.ts';

const link = 'git@git.example.org:acme/shop.git';
const manifest = (git: string): string => JSON.stringify({ manifest_schema: 2, developing: { git } });

const config = (url: string): string =>
  `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n[branch "19.0"]\n`;

async function layoutOf(files: Readonly<Record<string, string>>) {
  const host = memoryHost({ files });
  const place = await find(
    { folder: undefined, quiet: false, verbose: false, input: false, yes: false },
    host,
  );
  if (!place.ok) return place.problems.map(({ code }) => code);
  const { layout } = await partsOf(place.value, host, { mode: 'plan', from: '/project' });
  return layout.ok
    ? [layout.value.manifest.path, layout.value.developing]
    : layout.problems.map(({ code }) => code);
}

test('a clone of the repository that its manifest names is a project in place', async () => {
  const files = {
    '/project/odpm.json': manifest(link),
    '/project/.git/config': config('https://git.example.org/acme/shop'),
  };
  expect(await layoutOf(files)).toEqual(['/project/odpm.json', '/project']);
});

test('so is a work tree of it', async () => {
  const files = {
    '/project/odpm.json': manifest(link),
    '/project/.git': 'gitdir: /src/shop/.git/worktrees/project\n',
    '/src/shop/.git/worktrees/project/commondir': '../..\n',
    '/src/shop/.git/config': config(link),
  };
  expect(await layoutOf(files)).toEqual(['/project/odpm.json', '/project']);
});

test('a clone of something else is not', async () => {
  const files = {
    '/project/odpm.json': manifest(link),
    '/project/.git/config': config('https://git.example.org/acme/other'),
  };
  expect(await layoutOf(files)).toEqual(['place/not-cloned']);
});

test('user_settings.json wins over the manifest', async () => {
  const files = {
    '/project/odpm.json': manifest(link),
    '/project/user_settings.json': '{ "developing_project": "file:///src/mine" }',
    '/src/mine/odpm.json': manifest(link),
  };
  expect(await layoutOf(files)).toEqual(['/src/mine/odpm.json', '/src/mine']);
});

test('an empty developing_project says nothing', async () => {
  const files = { '/project/odpm.json': '{}', '/project/user_settings.json': '{ "developing_project": "" }' };
  expect(await layoutOf(files)).toEqual(['/project/odpm.json', '/project']);
});
