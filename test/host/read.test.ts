import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files/index.ts';
import { emptyFolder } from './means.ts';

const folder = emptyFolder();
const files = nodeFiles(folder);
const at = (name: string): string => join(folder, name);

/** What a read says: the text, or code, exit and message of its problem. */
async function said(name: string, limit?: number): Promise<unknown> {
  const read = await files.read(at(name), limit);
  if (read.ok) return read.value;
  return read.problems.map(({ code, exit, message }) => `${code} ${exit}: ${message}`).join('\n');
}

test('text is read as it is, its BOM dropped, through a link too', async () => {
  writeFileSync(at('plain'), 'é\r\n');
  writeFileSync(at('bom'), '\ufeff{}');
  writeFileSync(at('empty'), '');
  symlinkSync('plain', at('link'));
  expect(await Promise.all(['plain', 'bom', 'empty', 'link'].map((name) => said(name)))).toEqual([
    'é\r\n',
    '{}',
    '',
    'é\r\n',
  ]);
});

test('what is not there is no problem', async () => {
  writeFileSync(at('file'), '');
  symlinkSync('nowhere', at('dangling'));
  expect(await Promise.all(['absent', 'file/below', 'dangling'].map((name) => said(name)))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what is no file of text has one problem, and nothing is waited for', async () => {
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('fifo')]);
  symlinkSync('/dev/zero', at('zero'));
  symlinkSync('/dev/tty', at('tty'));
  symlinkSync('round', at('about'));
  symlinkSync('about', at('round'));
  const server = createServer().listen(at('socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  const shown = await Promise.all(
    ['folder', 'fifo', 'zero', 'tty', 'socket', 'round', '/dev/null'].map((name) =>
      name.startsWith('/') ? files.read(name).then((read) => read.problems[0]?.message) : said(name),
    ),
  );
  server.close();
  expect(shown).toEqual([
    'host/is-a-directory 3: folder is a directory, not a file',
    'host/not-a-regular-file 3: fifo is not a regular file but a FIFO',
    'host/not-a-regular-file 3: zero is not a regular file but a device',
    'host/not-a-regular-file 3: tty is not a regular file but a device',
    'host/not-a-regular-file 3: socket is not a regular file but a socket',
    'host/too-many-links 3: round leads through too many links: one of them leads back',
    '/dev/null is not a regular file but a device',
  ]);
});

test('a file is as large as the limit, and no larger', async () => {
  writeFileSync(at('fits'), 'x'.repeat(1024 * 1024));
  writeFileSync(at('large'), 'x'.repeat(1024 * 1024 + 1));
  expect(await said('fits')).toHaveLength(1024 * 1024);
  expect(await said('large')).toBe('host/too-large 3: large is larger than 1 MiB');
  expect(await said('fits', 4096)).toBe('host/too-large 3: fits is larger than 4 KiB');
});

test('a huge file is not read', async () => {
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 200 * 1024 * 1024 * 1024);
  expect(await said('huge')).toBe('host/too-large 3: huge is larger than 1 MiB');
});

test('a file of the kernel that says its size is 0 is read to its end, and to the limit', async () => {
  const status = await files.read('/proc/self/status');
  expect(status.ok && status.value).toMatch(/^Name:/);
  const cut = await files.read('/proc/self/status', 10);
  expect(cut.problems.map(({ code }) => code)).toEqual(['host/too-large']);
});

const sample = '{"a": "Zoë", "b": 1}\n';

function inUtf32(text: string): Buffer {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Buffer.from(Uint32Array.from(units).buffer);
}

test.each([
  ['UTF-16 with its mark', Buffer.from(`\ufeff${sample}`, 'utf16le'), ' but UTF-16'],
  ['UTF-16 in the other order', Buffer.from(`\ufeff${sample}`, 'utf16le').swap16(), ' but UTF-16'],
  ['UTF-16 without a mark', Buffer.from(sample, 'utf16le'), ' but UTF-16'],
  ['UTF-16 in the other order without a mark', Buffer.from(sample, 'utf16le').swap16(), ' but UTF-16'],
  ['UTF-32 with its mark', inUtf32(`\ufeff${sample}`), ' but UTF-32'],
  ['UTF-32 without a mark', inUtf32(sample), ' but UTF-32'],
  ['UTF-32 in the other order without a mark', inUtf32(sample).swap32(), ' but UTF-32'],
  ['Latin-1', Buffer.from(sample, 'latin1'), ''],
])('%s is named, and the command that is told converts it', async (_title, bytes, what) => {
  writeFileSync(at('wide'), bytes);
  const found = await files.read(at('wide'));
  expect(found.problems).toMatchObject([{ code: 'host/not-utf8', message: `wide is not UTF-8${what}` }]);
  execFileSync('sh', ['-ec', found.problems[0]?.fix.split('\n')[1] ?? ''], { cwd: folder });
  expect(readFileSync(at('wide'), 'utf8')).toBe(sample);
});

test('a surrogate in UTF-8 is none', async () => {
  writeFileSync(at('wide'), Buffer.from([0xed, 0xa0, 0x80]));
  expect(await said('wide')).toBe('host/not-utf8 3: wide is not UTF-8');
});

test('facts, lists and digests tell what is there', async () => {
  const here = emptyFolder();
  writeFileSync(join(here, 'b'), 'text', { mode: 0o640 });
  utimesSync(join(here, 'b'), 1000, 1000);
  mkdirSync(join(here, 'a'));
  symlinkSync('b', join(here, 'link'));
  symlinkSync('gone', join(here, 'dangling'));
  execFileSync('mkfifo', [join(here, 'fifo')]);
  expect(await files.list(here)).toEqual([
    { name: 'a', kind: 'directory' },
    { name: 'b', kind: 'file' },
    { name: 'dangling', kind: 'link' },
    { name: 'fifo', kind: 'other' },
    { name: 'link', kind: 'link' },
  ]);
  const owner = process.getuid?.();
  expect(await files.stat(join(here, 'b'))).toEqual({
    kind: 'file',
    size: 4,
    mode: 0o640,
    owner,
    modified: 1_000_000,
    dangling: false,
    target: undefined,
  });
  expect(await files.stat(join(here, 'dangling'))).toMatchObject({ kind: 'link', dangling: true });
  expect(await files.stat(join(here, 'link'))).toMatchObject({ kind: 'link', dangling: false, target: 'b' });
  expect(await files.stat(join(here, 'absent'))).toBeUndefined();
  expect(await files.list(join(here, 'absent'))).toEqual([]);
  const digest = createHash('sha256').update('text').digest('hex');
  expect(await files.digest(join(here, 'link'))).toBe(digest);
  const beginning = createHash('sha256').update('te').digest('hex');
  expect(await files.digest(join(here, 'link'), 2)).toBe(beginning);
  expect(await files.digest(join(here, 'fifo'))).toBeUndefined();
  expect(await files.real(join(here, 'link'))).toBe(join(here, 'b'));
  expect(await files.real(join(here, 'dangling'))).toBeUndefined();
});

test('the command that mends it can be pasted, whatever the name', async () => {
  mkdirSync(at("it's a folder"));
  const read = await files.read(at("it's a folder"));
  expect(read.problems.map(({ fix }) => fix)).toEqual([
    `Move the directory away and put the file there: mv 'it'\\''s a folder' 'it'\\''s a folder.old'`,
  ]);
});
