import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { git, stands } from '../git/repositories.ts';
import { here, rowsOf } from './renewing.ts';

test('files that git does not know are removed where the user says so, each named before', async () => {
  const { tree, odpm, up } = await here({ clean_git_repos: true });
  mkdirSync(join(tree, 'left/deep'), { recursive: true });
  writeFileSync(join(tree, 'left/deep/a.txt'), 'a');
  writeFileSync(join(tree, 'b.txt'), 'b');
  appendFileSync(join(tree, 'count.txt'), 'mine\n');
  mkdirSync(join(tree, 'own'));
  git(join(tree, 'own'), 'init', '--quiet');
  writeFileSync(join(tree, 'own/c.txt'), 'c');
  const plan = await odpm('plan --no-docker --detailed-exitcode');
  expect([plan.code, rowsOf(plan.out)]).toEqual([
    2,
    ['update checkout.web 2 untracked files are removed', 'update git.checkout work trees on branches: web'],
  ]);
  const named = plan.out.replaceAll(dirname(dirname(dirname(tree))), '');
  expect(named).toMatch(/~ \S+\/b\.txt +untracked, is removed/);
  expect(named).toMatch(/~ \S+\/left\/deep\/a\.txt +untracked, is removed/);
  expect(existsSync(join(tree, 'b.txt'))).toBe(true);
  expect((await up('error')).said).toBe('');
  expect(['b.txt', 'left', 'own/c.txt'].map((path) => existsSync(join(tree, path)))).toEqual([
    false,
    false,
    true,
  ]);
  expect(readFileSync(join(tree, 'count.txt'), 'utf8')).toContain('mine\n');
  expect(rowsOf((await odpm('plan --no-docker')).out)).toEqual([]);
});

test('a file of the commit stays, though the index has it no more', async () => {
  const { tree, odpm, up } = await here({ clean_git_repos: true });
  appendFileSync(join(tree, 'count.txt'), 'mine\n');
  writeFileSync(join(tree, 'b.txt'), 'b');
  git(tree, 'rm', '--quiet', '--cached', 'count.txt');
  expect(rowsOf((await odpm('plan --no-docker')).out)[0]).toBe(
    'update checkout.web 1 untracked file is removed',
  );
  expect((await up('error')).code).toBe(0);
  rmSync(join(git(tree, 'rev-parse', '--absolute-git-dir'), 'index'));
  expect((await up('error')).code).toBe(0);
  expect([existsSync(join(tree, 'b.txt')), readFileSync(join(tree, 'count.txt'), 'utf8')]).toEqual([
    false,
    expect.stringContaining('mine\n'),
  ]);
});

test('nothing is removed where somebody has a branch or a commit', async () => {
  const { tree, odpm, up } = await here({ clean_git_repos: true });
  writeFileSync(join(tree, 'b.txt'), 'b');
  git(tree, 'checkout', '--quiet', '-b', 'fix');
  expect(rowsOf((await odpm('plan --no-docker')).out)).toEqual([]);
  git(tree, 'checkout', '--quiet', '--detach');
  git(tree, 'commit', '--allow-empty', '--quiet', '--message', 'mine');
  expect((await up('error')).code).toBe(0);
  expect(existsSync(join(tree, 'b.txt'))).toBe(true);
});

test('with both settings a tree is cleared first, and moved then', async () => {
  const { tree, grow, up } = await here({ clean_git_repos: true, update_git_repos: true });
  writeFileSync(join(tree, 'b.txt'), 'b');
  const next = grow('web');
  expect((await up('error')).said).toBe('');
  expect(stands(tree)).toEqual({ commit: next, clean: true });
});
