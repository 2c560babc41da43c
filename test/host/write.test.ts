import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files/index.ts';
import type { OwnFile } from '../../src/host/index.ts';
import { bundled, emptyFolder, needs } from './means.ts';

let folder = '';
let victim = '';
let files = nodeFiles('/');

beforeEach(() => {
  folder = emptyFolder();
  victim = emptyFolder();
  files = nodeFiles(folder);
});

const at = (name: string): string => join(folder, name);
const own = (): OwnFile => ({ owner: 'odpm', mode: 0o644, within: folder });

async function written(name: string, text: string, options = own()): Promise<string> {
  const result = await files.write(at(name), text, options);
  return result.ok ? result.value : result.problems.map(({ exit, message }) => `${exit}: ${message}`).join();
}

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

test('a write makes the file with exactly its mode and leaves nothing else', async () => {
  expect(await written('a', 'é')).toBe('written');
  expect(readFileSync(at('a'), 'utf8')).toBe('é');
  expect(modeOf(at('a'))).toBe('644');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('equal bytes and mode: nothing is touched', async () => {
  await written('a', 'text');
  const before = lstatSync(at('a'), { bigint: true });
  expect(await written('a', 'text')).toBe('same');
  const after = lstatSync(at('a'), { bigint: true });
  expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
});

test('equal bytes with another mode are written', async () => {
  await written('a', 'text');
  chmodSync(at('a'), 0o666);
  expect(await written('a', 'text')).toBe('written');
  expect(modeOf(at('a'))).toBe('644');
});

test('equal length is not equal bytes', async () => {
  await written('a', 'old');
  expect(await written('a', 'new')).toBe('written');
  expect(readFileSync(at('a'), 'utf8')).toBe('new');
});

test('a hard link is broken, the other name keeps its bytes', async () => {
  writeFileSync(join(victim, 'v'), 'theirs');
  linkSync(join(victim, 'v'), at('a'));
  expect(await written('a', 'ours')).toBe('written');
  expect(readFileSync(join(victim, 'v'), 'utf8')).toBe('theirs');
});

test('a file of odpm is not written through a link, to something or to nothing', async () => {
  writeFileSync(join(victim, 'v'), 'theirs');
  symlinkSync(join(victim, 'v'), at('a'));
  symlinkSync(join(victim, 'new'), at('b'));
  expect(await written('a', 'x')).toBe('7: a is a symbolic link, and odpm does not write through links');
  expect(await written('b', 'x')).toBe('7: b is a symbolic link, and odpm does not write through links');
  expect(readFileSync(join(victim, 'v'), 'utf8')).toBe('theirs');
  expect(readdirSync(victim)).toEqual(['v']);
});

test('no folder on the way may be a link', async () => {
  mkdirSync(join(victim, 'state'));
  symlinkSync(victim, at('.odpm'));
  const said = '.odpm is a symbolic link, and odpm does not write through links';
  expect(await written('.odpm/state/a', 'x')).toBe(`7: ${said}`);
  const made = await files.makeFolder(at('.odpm/runtime/deep'), { mode: 0o700, within: folder });
  expect(made.problems.map(({ exit, message }) => `${exit}: ${message}`)).toEqual([`7: ${said}`]);
  writeFileSync(join(victim, 'state/kept'), '');
  expect((await files.remove(at('.odpm/state/kept'), folder)).problems[0]?.message).toBe(said);
  expect(readdirSync(victim)).toEqual(['state']);
  expect(readdirSync(join(victim, 'state'))).toEqual(['kept']);
});

test('the project folder itself may be reached through a link', async () => {
  const link = join(victim, 'project');
  symlinkSync(folder, link);
  const result = await files.write(join(link, 'a'), 'x', { ...own(), within: link });
  expect(result).toEqual({ ok: true, value: 'written', problems: [] });
});

test('what is no file is not replaced by one', async () => {
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('fifo')]);
  writeFileSync(at('file'), '');
  expect(await written('folder', 'x')).toBe('7: folder is a directory, where odpm needs a file');
  expect(await written('fifo', 'x')).toBe('7: fifo is a FIFO, where odpm needs a file');
  expect(await written('file/a', 'x')).toBe('7: file is a file, where odpm needs a folder');
});

test('a write makes no folder', async () => {
  expect(await written('absent/a', 'x')).toBe('1: cannot write absent/a: no such folder (ENOENT)');
});

test('a path outside is a mistake of the caller', async () => {
  const made = files.makeFolder(`${folder}-evil/x`, { mode: 0o755, within: folder });
  await expect(made).rejects.toThrow(`${folder}-evil/x is not below ${folder}`);
  expect(existsSync(`${folder}-evil`)).toBe(false);
});

test("people's file may be a link: what it points at is replaced and keeps its mode, the link stays", async () => {
  mkdirSync(at('repo'));
  writeFileSync(at('repo/odpm.json'), '{}', { mode: 0o600 });
  symlinkSync('repo/odpm.json', at('odpm.json'));
  const result = await files.write(at('odpm.json'), '{"a":1}', { owner: 'people', mode: 0o644 });
  expect(result).toMatchObject({ ok: true, value: 'written' });
  expect(readlinkSync(at('odpm.json'))).toBe('repo/odpm.json');
  expect(readFileSync(at('repo/odpm.json'), 'utf8')).toBe('{"a":1}');
  expect(modeOf(at('repo/odpm.json'))).toBe('600');
  expect(readdirSync(folder).sort()).toEqual(['odpm.json', 'repo']);
});

const over = { owner: 'people', mode: 0o644, over: 'old\n' } as const;

const rewritten = async (name: string): Promise<string> => {
  const result = await files.write(at(name), 'new\n', over);
  return result.ok ? result.value : result.problems.map(({ exit, message }) => `${exit}: ${message}`).join();
};

test.each([
  ['of another text', 'edited\n'],
  ['that is gone', undefined],
])('what is made from a text does not take the place %s', async (_, text) => {
  if (text !== undefined) writeFileSync(at('odpm.json'), text);
  expect(await rewritten('odpm.json')).toBe('7: odpm.json was changed while odpm was working on it');
  expect(existsSync(at('odpm.json')) ? readFileSync(at('odpm.json'), 'utf8') : undefined).toBe(text);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test.each(['', '\ufeff'])('what is made from a text keeps its BOM: %j', async (mark) => {
  writeFileSync(at('odpm.json'), `${mark}old\n`);
  expect(await rewritten('odpm.json')).toBe('written');
  expect(readFileSync(at('odpm.json'), 'utf8')).toBe(`${mark}new\n`);
});

needs('setpriv')('a link into a folder that may not be written to: that folder is named', async () => {
  const program = await bundled(`
    import { nodeFiles } from './src/host/files/index.ts';
    const found = await nodeFiles(process.argv[2]).write(process.argv[2] + '/link', 'new', { owner: 'people', mode: 0o644 });
    console.log(found.problems[0].message + ' | ' + found.problems[0].fix);
  `);
  mkdirSync(at('locked'));
  writeFileSync(at('locked/file'), 'old');
  symlinkSync(at('locked/file'), at('link'));
  chmodSync(folder, 0o777);
  chmodSync(dirname(program), 0o755);
  const words = ['--reuid=65533', '--regid=65534', '--clear-groups', process.execPath, program, folder];
  const { stdout, stderr } = spawnSync('setpriv', words, { encoding: 'utf8' });
  expect(stderr + stdout).toBe(
    `cannot write link: permission denied (EACCES); the folder has mode 0755 | Check that ${at('locked')} has free space and can be written to, then run the command again; link is as it was.\n`,
  );
});

test("people's file that is a link to nothing, to itself or to a folder is refused", async () => {
  symlinkSync(join(victim, 'new'), at('odoo.conf'));
  symlinkSync('self', at('self'));
  symlinkSync(victim, at('folder'));
  const said = async (name: string) => {
    const result = await files.write(at(name), 'x', { owner: 'people', mode: 0o644 });
    return result.problems.map(({ exit, message }) => `${exit}: ${message}`).join();
  };
  expect(await said('odoo.conf')).toBe(
    `7: odoo.conf is a symbolic link to nothing: ${victim}/new is not there`,
  );
  expect(await said('self')).toBe('3: self leads through too many links: one of them leads back');
  expect(await said('folder')).toBe('7: folder is a directory, where odpm needs a file');
  expect(readdirSync(victim)).toEqual([]);
});

test('folders get exactly their mode; one that is there is only narrowed to a private one', async () => {
  await files.makeFolder(at('.odpm/runtime'), { mode: 0o700, within: folder });
  expect([modeOf(at('.odpm')), modeOf(at('.odpm/runtime'))]).toEqual(['755', '700']);
  mkdirSync(at('shared'));
  chmodSync(at('shared'), 0o775);
  await files.makeFolder(at('shared'), { mode: 0o755, within: folder });
  expect(modeOf(at('shared'))).toBe('775');
  await files.makeFolder(at('shared'), { mode: 0o700, within: folder });
  expect(modeOf(at('shared'))).toBe('700');
});

test('leftovers of killed writes are removed, planted links among them are not followed', async () => {
  writeFileSync(join(victim, 'v'), 'theirs');
  writeFileSync(at('.a.odpm-0123456789abcdef.tmp'), 'half');
  symlinkSync(join(victim, 'v'), at('.b.odpm-0123456789abcdef.tmp'));
  writeFileSync(at('.c.tmp'), 'of people');
  symlinkSync(victim, at('linked'));
  writeFileSync(join(victim, '.d.odpm-0123456789abcdef.tmp'), '');
  await files.removeStaleTemps([folder, at('linked'), at('absent')]);
  expect(readdirSync(folder).sort()).toEqual(['.c.tmp', 'linked']);
  expect(readdirSync(victim).sort()).toEqual(['.d.odpm-0123456789abcdef.tmp', 'v']);
});

test('removing takes the link, not what it points at', async () => {
  writeFileSync(join(victim, 'v'), 'theirs');
  symlinkSync(join(victim, 'v'), at('a'));
  expect(await files.remove(at('a'), folder)).toMatchObject({ ok: true });
  expect(await files.remove(at('absent'), folder)).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(victim)).toEqual(['v']);
});

test('a long name is no hindrance', async () => {
  expect(await written('n'.repeat(255), 'x')).toBe('written');
});
