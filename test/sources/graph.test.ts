import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { good } from '../../src/diagnostics/index.ts';
import { lookFrom, nodeHost } from '../../src/host/index.ts';
import type { Wishes } from '../../src/sources/index.ts';
import { explore } from '../../src/sources/index.ts';
import { ocaLinks } from '../../src/sources/graph/oca.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'graph-'));

const nothing: Wishes = {
  odooVersion: undefined,
  python: undefined,
  dependencies: [],
  requirements: [],
  services: new Map(),
  patches: new Map(),
  sources: new Map(),
};

/** Explores from one folder of this machine on. */
const from = (root: string, first: string) =>
  explore(
    {
      dependencies: [{ text: `file://${join(root, first)}`, at: undefined }],
      version: '19.0',
      keeping: { projects: join(root, 'repos'), id: 'shop-123456', locked: new Map() },
      own: new Set(),
      deep: true,
    },
    {
      look: lookFrom(nodeHost('.'), root),
      read: () => good(nothing),
      known: (_, keeping) => Promise.resolve(keeping),
    },
  );

function repository(root: string, name: string, text: string): void {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'oca_dependencies.txt'), text);
}

const linksOf = (text: string) =>
  ocaLinks({ label: 'a', folder: '/a', file: '/a/oca_dependencies.txt', text }, '19.0');

test('names, links and branches are read past comments, tabs, Windows line ends and a byte order mark', () => {
  const text =
    '\uFEFF# needs\r\n web \t# the client\r\nqueue git@github.com:acme/queue.git\r\nedi https://x.org/a/edi 18.0#1\r\n';
  const { links, problems } = linksOf(text);
  expect(problems).toEqual([]);
  expect(links.map(({ text: link, at }) => [link, at?.line, at?.column, at?.length])).toEqual([
    ['https://github.com/OCA/web.git 19.0', 2, 2, 3],
    ['git@github.com:acme/queue.git 19.0', 3, 1, 35],
    ['https://x.org/a/edi 18.0#1', 4, 1, 30],
  ]);
});

test('what could reach git as an option, or lead elsewhere, is no repository', () => {
  const { links, problems } = linksOf(
    '-x\n..\na/b\nweb\u0000x\nweb https://github.com/OCA/web --upload-pack=x\n',
  );
  expect(links).toEqual([]);
  expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
    ['sources/bad-oca-name', 1],
    ['sources/bad-oca-name', 2],
    ['sources/bad-oca-name', 3],
    ['sources/bad-oca-name', 4],
    ['sources/bad-oca-link', 5],
  ]);
});

test('a line with credentials is not shown', () => {
  const [problem] = linksOf('web https://me:hunter2@github.com/OCA/web\n').problems;
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

test('a chain of very many ends with a problem', async () => {
  const root = folder();
  for (let at = 0; at < 40; at += 1)
    repository(root, `r${String(at)}`, `next file://${join(root, `r${String(at + 1)}`)}\n`);
  const { nodes, problems } = await from(root, 'r0');
  expect(nodes).toHaveLength(30);
  expect(problems.map(({ message }) => message)).toEqual([
    `${join(root, 'r30')} is at the end of a chain of more than 30 repositories`,
  ]);
});

test('a repository that asks for very many ends with one problem', async () => {
  const root = folder();
  repository(root, 'r0', Array.from({ length: 2500 }, (_, at) => `n${String(at)}\n`).join(''));
  const { nodes, problems } = await from(root, 'r0');
  expect(nodes).toHaveLength(2000);
  expect(problems.map(({ message }) => message)).toEqual([
    'repositories ask for more than 2000 others; github.com/OCA/n1999 is one too many',
  ]);
});

test('a file that leads out of its repository is not read, one that leads to another of its files is', async () => {
  const root = folder();
  writeFileSync(join(root, 'secret'), 'password\n');
  mkdirSync(join(root, 'r0'));
  symlinkSync('../secret', join(root, 'r0', 'oca_dependencies.txt'));
  const { problems } = await from(root, 'r0');
  expect(problems.map(({ code }) => code)).toEqual(['sources/leads-out']);
  expect(JSON.stringify(problems)).not.toContain('password');
  mkdirSync(join(root, 'r1'));
  writeFileSync(join(root, 'r1', 'needs.txt'), 'web\n');
  symlinkSync('needs.txt', join(root, 'r1', 'oca_dependencies.txt'));
  expect((await from(root, 'r1')).nodes.map(({ label }) => label)).toEqual([
    join(root, 'r1'),
    'github.com/OCA/web',
  ]);
});

test('a file that is too large is passed over', async () => {
  const root = folder();
  repository(root, 'r0', 'web\n'.repeat(300_000));
  const { nodes, problems } = await from(root, 'r0');
  expect(nodes).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(['sources/unreadable']);
  expect(problems[0]?.message).toContain('is not read');
});
