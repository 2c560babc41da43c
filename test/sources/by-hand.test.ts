import { appendFileSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit, git, stands } from '../git/repositories.ts';
import { here, short } from './renewing.ts';

test('changes by hand stay, and the others go on', async () => {
  const { grow, tips, tree, up, shown, folder } = await here();
  appendFileSync(join(tree, 'count.txt'), 'mine\n');
  writeFileSync(join(tree, 'notes.txt'), 'mine\n');
  expect(await up('error')).toEqual({ code: 0, said: '' });
  const [next, queue] = [grow('web'), grow('queue')];
  const { code, said } = await up('error: ');
  expect(code).toBe(7);
  expect(said).toContain(
    `error: ${shown} is not moved to commit ${short(next)}: it has changes of yours, in count.txt, notes.txt `,
  );
  expect(said).toContain(
    `Commit them to a branch, or put them aside: git -C ${shown} stash -u run/git-tree-changed`,
  );
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(tips.web);
  expect(readFileSync(join(tree, 'count.txt'), 'utf8')).toContain('mine\n');
  expect(stands(realpathSync(join(folder, '.odpm/links/repositories/queue'))).commit).toBe(queue);
  git(tree, 'stash', '-u');
  expect((await up('error')).code).toBe(0);
  expect(stands(tree)).toEqual({ commit: next, clean: true });
});

test('what Python leaves and what is ignored keeps no branch from going on', async () => {
  const { bare, tree, up, grow } = await here();
  commit(bare, '17.0', { '.gitignore': '*.local\n' });
  expect((await up('error')).code).toBe(0);
  mkdirSync(join(tree, '__pycache__'));
  writeFileSync(join(tree, '__pycache__/x.pyc'), 'x');
  writeFileSync(join(tree, 'my.local'), 'mine');
  const next = grow('web');
  expect((await up('error')).code).toBe(0);
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(next);
  expect([existsSync(join(tree, '__pycache__/x.pyc')), readFileSync(join(tree, 'my.local'), 'utf8')]).toEqual(
    [true, 'mine'],
  );
});

test('an ignored file is not overwritten by one that the branch has now', async () => {
  const { bare, tree, up, shown } = await here();
  commit(bare, '17.0', { '.gitignore': '*.local\n' });
  await up('error');
  writeFileSync(join(tree, 'my.local'), 'mine');
  const next = commit(bare, '17.0', { 'my.local': 'theirs' });
  const { code, said } = await up('error: ');
  expect(code).toBe(7);
  expect(said).toContain(
    `${shown} is not moved to commit ${short(next)}: it would overwrite files of yours, my.local `,
  );
  expect(said).toContain(`Move yours away: mv ${shown}/my.local ${shown}/my.local.old `);
  expect(readFileSync(join(tree, 'my.local'), 'utf8')).toBe('mine');
});

test('a commit by hand stays, until the branch has it', async () => {
  const { bare, grow, tree, up, shown } = await here();
  appendFileSync(join(tree, 'count.txt'), 'mine\n');
  git(tree, 'commit', '--all', '--quiet', '--message', 'mine');
  const mine = git(tree, 'rev-parse', 'HEAD');
  expect(await up('error')).toEqual({ code: 0, said: '' });
  const next = grow('web');
  const { code, said } = await up('error: ');
  expect(code).toBe(7);
  expect(said).toContain(
    `error: ${shown} is not moved to commit ${short(next)}: it stands at a commit of yours, ${short(mine)} `,
  );
  expect(said).toContain(
    `Keep your commit on a branch, and move the tree yourself: git -C ${shown} branch mine-${short(mine)} && ` +
      `git -C ${shown} checkout --detach ${next} run/git-tree-diverged`,
  );
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(mine);
  git(tree, 'push', '--quiet', '--force', bare, 'HEAD:refs/heads/17.0');
  expect((await up('error')).said).toBe('');
  const last = grow('web');
  expect((await up('error')).said).toBe('');
  expect(stands(tree)).toEqual({ commit: last, clean: true });
});

test('a branch that somebody has checked out stays checked out', async () => {
  const { grow, tips, tree, up, shown } = await here();
  git(tree, 'checkout', '--quiet', '-b', 'fix');
  expect(await up('error')).toEqual({ code: 0, said: '' });
  const next = grow('web');
  const { code, said } = await up('error: ');
  expect(code).toBe(7);
  expect(said).toContain(
    `error: ${shown} is not moved to commit ${short(next)}: your branch fix is checked out there `,
  );
  expect(said).toContain(
    `Move the tree yourself; your branch is kept: git -C ${shown} checkout --detach ${next} run/git-tree-on-branch`,
  );
  expect(git(tree, 'symbolic-ref', 'HEAD')).toBe('refs/heads/fix');
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(tips.web);
});

test('a merge that is under way is not disturbed', async () => {
  const { grow, tree, up, shown, bare } = await here();
  commit(bare, 'other', { 'count.txt': 'other\n' });
  git(tree, 'fetch', '--quiet', bare, 'other');
  expect(() => git(tree, 'merge', '--allow-unrelated-histories', 'FETCH_HEAD')).toThrow();
  const next = grow('web');
  const { code, said } = await up('error: ');
  expect(code).toBe(7);
  expect(said).toContain(
    `error: ${shown} is not moved to commit ${short(next)}: a merge is under way there `,
  );
  expect(said).toContain(`Finish or abort it; git says how: git -C ${shown} status run/git-tree-busy`);
});
