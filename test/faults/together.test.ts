import { spawn } from 'node:child_process';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { Host } from '../../src/host/index.ts';
import { hostIn } from '../conformance/case.ts';
import { box, entry, snapshot } from './box.ts';
import type { Box, Ended } from './box.ts';

const twelve = Array.from({ length: 12 }, (_, index) => index);

function up(at: Box, folder: string): Promise<Ended> {
  const words = [entry, 'up', '--skip-start', '--trust', '--quiet'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: folder, env: at.environment });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

const secret = /\/runtime\/(postgres|odoo)_password$/;

/** What is told of a file that is another one in every project. */
function masked(path: string, project: string): string | undefined {
  if (path.endsWith('.yml')) {
    return readFileSync(path, 'utf8')
      .replaceAll(project, '')
      .replaceAll(/"?[0-9a-f]{64}"?/g, '');
  }
  if (secret.test(path)) return `${String(readFileSync(path, 'utf8').length)} letters`;
  if (!path.endsWith('/last-up.json')) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { result: string }).result;
}

/** Path in the project → what is there. */
function made(project: string): Record<string, string> {
  const rows = Object.entries(snapshot(project));
  return Object.fromEntries(
    rows.map(([path, told]) => [path.slice(project.length), masked(path, project) ?? told]),
  );
}

const busy =
  /^error: another odpm holds this project(: odpm up\s\(pid \d+, since \S+\)|; which one is not known)\n/;

test('twelve runs at once in one project make what one makes; who comes too late is told who was first', async () => {
  const at = box();
  const copy = join(at.root, 'copy', 'shop');
  cpSync(at.project, copy, { recursive: true });
  expect(await up(at, copy)).toEqual({ code: 0, out: '', err: '' });

  const ends = await Promise.all(twelve.map(() => up(at, at.project)));
  expect([...new Set(ends.map(({ code }) => code))].filter((code) => code !== 0 && code !== 5)).toEqual([]);
  expect(ends.map(({ code }) => code)).toContain(0);
  for (const { code, err } of ends) expect(err).toMatch(code === 0 ? /^$/ : busy);
  expect(made(at.project)).toEqual(made(copy));
});

test('a password that one run made is not made again by one that was planned before', async () => {
  const at = box();
  const hostAt = (): Host => {
    const host = hostIn(at.root, { env: at.environment }, () => undefined);
    return { ...host, machine: { ...host.machine, cwd: at.project } };
  };
  const words = ['up', '--skip-start', '--trust', '--quiet'];
  const passwords = (): string => readFileSync(join(at.project, '.odpm/runtime/postgres_password'), 'utf8');
  let of = '';
  const late = hostAt();
  const hold: Host['hold'] = async (folder, holder) => {
    expect(await run(words, hostAt())).toBe(0);
    of = passwords();
    return late.hold(folder, holder);
  };
  expect(await run(words, { ...late, hold })).toBe(0);
  expect(of).toMatch(/^\w{32}$/);
  expect(passwords()).toBe(of);
});

test('twelve projects that share the folder of the user are all remembered there', async () => {
  const at = box();
  const folders = twelve.map((index) => join(at.root, `shop-${String(index)}`, 'shop'));
  for (const folder of folders) cpSync(at.project, folder, { recursive: true });
  const ends = await Promise.all(folders.map((folder) => up(at, folder)));
  expect(ends).toEqual(folders.map(() => ({ code: 0, out: '', err: '' })));
  const { projects } = JSON.parse(readFileSync(join(at.home, '.odpm/projects.json'), 'utf8')) as {
    projects: { folder: string }[];
  };
  expect(projects.map(({ folder }) => folder).sort()).toEqual([...folders].sort());
  expect(readdirSync(join(at.home, '.odpm'))).toEqual(['projects.json']);
  const [first = '', ...others] = folders;
  for (const folder of others) expect(made(folder)).toEqual(made(first));
});
