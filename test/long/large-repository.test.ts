import { spawn } from 'node:child_process';
import { createReadStream, openSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { shop } from '../sources/locking.ts';

const gigabyte = 2 ** 30;

const file = (path: string, text: string): string =>
  `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;

/** A thousand modules of a hundred files, and names of every kind. */
function* tree(): Generator<string> {
  yield 'commit refs/heads/17.0\ncommitter A <a@example.org> 1767225600 +0000\ndata 4\nmore\nfrom refs/heads/17.0^0\n';
  for (let at = 0; at < 1000; at += 1) {
    yield file(`addons/part_${at}/__manifest__.py`, `{'name': 'Part ${at}'}`);
    for (let row = 1; row < 100; row += 1)
      yield file(`addons/part_${at}/models/row_${row}.py`, `row = ${row}\n`);
  }
  const odd = [
    '🦊',
    'a,b',
    String.raw`"new\nline"`,
    String.raw`"inv\377"`,
    '--x',
    'Case',
    'case',
    'a b',
    String.raw`"end "`,
  ];
  for (const [at, name] of odd.entries()) {
    const path = name.startsWith('"')
      ? `${name.slice(0, -1)}/odd_${at}/__manifest__.py"`
      : `${name}/odd_${at}/__manifest__.py`;
    yield file(path, '{}');
  }
  for (const name of ['Twin', 'twin']) yield file(`addons/${name}/__manifest__.py`, '{}');
  yield `M 100644 inline large.bin\ndata ${gigabyte}\n`;
}

/** A file of a gigabyte that takes no room. */
function hole(): string {
  const path = join(emptyFolder(), 'large');
  openSync(path, 'w');
  truncateSync(path, gigabyte);
  return path;
}

/** Makes a commit of that tree on the branch 17.0 of a bare repository. */
async function fill(folder: string): Promise<void> {
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.stdin.write([...tree()].join(''));
  for await (const piece of createReadStream(hole())) {
    if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end('\n');
  expect(await ended).toBe(0);
}

test('a repository of 100 000 files, one of them of a gigabyte, with names of every kind', async () => {
  const { odpm, folder, text } = shop();
  await fill(join(folder, '../server/oca/queue.git'));
  const up = await odpm('up --skip-start');
  expect(up.code).toBe(0);
  const queue = join(folder, '.odpm/links/repositories/queue');
  expect(statSync(join(queue, 'large.bin')).size).toBe(gigabyte);
  expect(readdirSync(join(queue, 'addons'))).toHaveLength(1002);
  const left = /the add-ons in \S+?\/17\.0@[^/]+\/(.*) are left out: (.*)/g;
  expect([...up.err.matchAll(left)].map(([, name, why]) => `${name}: ${why}`)).toEqual([
    'a,b: it holds a comma',
    'end : it ends with white space',
    String.raw`new\nline: it holds a control character`,
  ]);
  expect(up.err).toMatch(/names in \S+ are not UTF-8 and are passed over: inv\ufffd/);
  expect(up.err).toMatch(/the modules Twin and twin in \S+\/addons have one name on some disks/);
  const config = JSON.parse(text('.odpm/runtime/config.json')) as { addons_path?: unknown };
  expect(JSON.stringify(config)).toContain('/home/odoo/extra-addons/queue/addons');
  for (const name of ['🦊', '--x', 'Case', 'case', 'a b'])
    expect(JSON.stringify(config)).toContain(`/home/odoo/extra-addons/queue/${name}`);
  expect(await odpm('plan --no-docker --detailed-exitcode')).toMatchObject({ code: 0 });
});
