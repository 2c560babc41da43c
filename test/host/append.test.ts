import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { emptyFolder } from './means.ts';

const folder = emptyFolder();
const files = nodeFiles(folder);
const at = (name: string): string => join(folder, name);

test('text comes behind what is there, and the file is made when nothing is', async () => {
  writeFileSync(at('there'), 'one\n', { mode: 0o600 });
  symlinkSync('there', at('link'));
  for (const name of ['there', 'link', 'new']) {
    expect(await files.append(at(name), 'more\n')).toEqual({ ok: true, value: undefined, problems: [] });
  }
  expect(readFileSync(at('there'), 'utf8')).toBe('one\nmore\nmore\n');
  expect(statSync(at('there')).mode & 0o777).toBe(0o600);
  expect(readFileSync(at('new'), 'utf8')).toBe('more\n');
});

test('what cannot be appended to has one problem, and nothing is waited for', async () => {
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('fifo')]);
  symlinkSync('/dev/zero', at('zero'));
  const names = ['folder', 'fifo', 'zero', 'none/file', 'there/file'];
  const said = await Promise.all(
    names.map(async (name) => (await files.append(at(name), 'x')).problems.map((found) => found.message)),
  );
  expect(said.flat()).toEqual([
    'cannot write folder: it is a directory (EISDIR)',
    'cannot write fifo: it is not a regular file but a FIFO',
    'cannot write zero: it is not a regular file but a device',
    'cannot write none/file: no such folder (ENOENT)',
    'cannot write there/file: a part of the path is a file (ENOTDIR)',
  ]);
});

test('a machine in memory does the same', async () => {
  const { files: memory, texts } = memoryHost({ files: { '/project/there': 'one\n' } });
  await memory.append('/project/there', 'more\n');
  await memory.append('/project/new', 'more\n');
  expect([texts().get('/project/there'), texts().get('/project/new')]).toEqual(['one\nmore\n', 'more\n']);
  const said = await Promise.all(['/project', '/none/file'].map((path) => memory.append(path, 'x')));
  expect(said.flatMap(({ problems }) => problems.map((found) => found.message))).toEqual([
    'cannot write /project: it is a directory (EISDIR)',
    'cannot write /none/file: no such folder (ENOENT)',
  ]);
});
