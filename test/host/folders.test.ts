import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { emptyFolder } from './means.ts';

test('a folder goes with all that is in it, and what its links point at stays', async () => {
  const here = emptyFolder();
  mkdirSync(join(here, 'a/b'), { recursive: true });
  writeFileSync(join(here, 'kept'), '');
  symlinkSync(join(here, 'kept'), join(here, 'a/b/link'));
  const files = nodeFiles(here);
  expect((await files.removeFolder(join(here, 'a'), here)).ok).toBe(true);
  expect((await files.removeFolder(join(here, 'a'), here)).ok).toBe(true);
  expect(readdirSync(here)).toEqual(['kept']);
});

test('no folder goes through a link', async () => {
  const here = emptyFolder();
  mkdirSync(join(here, 'real/a'), { recursive: true });
  symlinkSync('real', join(here, 'link'));
  const files = nodeFiles(here);
  for (const path of ['link', 'link/a']) {
    const gone = await files.removeFolder(join(here, path), here);
    expect(gone.problems.map(({ code }) => code)).toEqual(['host/is-a-link']);
    const moved = await files.moveFolder(join(here, path), join(here, 'other'), here);
    expect(moved.problems.map(({ code }) => code)).toEqual(['host/is-a-link']);
  }
  const into = await files.moveFolder(join(here, 'real/a'), join(here, 'link/b'), here);
  expect(into.problems.map(({ code }) => code)).toEqual(['host/is-a-link']);
  expect(existsSync(join(here, 'real/a'))).toBe(true);
});

test('a folder gets another name, unless something that is not empty has it', async () => {
  const here = emptyFolder();
  for (const name of ['a', 'full']) {
    mkdirSync(join(here, name));
    writeFileSync(join(here, name, 'file'), name);
  }
  const files = nodeFiles(here);
  const refused = await files.moveFolder(join(here, 'a'), join(here, 'full'), here);
  expect(refused.problems.map(({ code }) => code)).toEqual(['host/cannot-write']);
  expect((await files.moveFolder(join(here, 'a'), join(here, 'b'), here)).ok).toBe(true);
  expect(readdirSync(here)).toEqual(['b', 'full']);
  expect(readFileSync(join(here, 'b/file'), 'utf8')).toBe('a');
});

test('in memory it is the same', async () => {
  const host = memoryHost({ files: { '/project/a/b/file': 'text', '/project/ab': 'beside' } });
  await host.files.moveFolder('/project/a', '/project/c', '/project');
  expect([...host.texts()]).toEqual([
    ['/project/ab', 'beside'],
    ['/project/c/b/file', 'text'],
  ]);
  await host.files.removeFolder('/project/c', '/project');
  expect(await host.files.list('/project')).toEqual([{ name: 'ab', kind: 'file' }]);
});
