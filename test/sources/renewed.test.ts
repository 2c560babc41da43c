import { readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit, git, stands } from '../git/repositories.ts';
import { here, rowsOf, short } from './renewing.ts';

const asked = (name: string, url: string): string =>
  `run checkout.${name} ${url} is asked for the newest commit of 17.0`;

const everyAsked = [
  asked('odoo', 'https://git.example.org/odoo/odoo.git'),
  asked('web', 'https://git.example.org/oca/web.git'),
  asked('queue', 'git@git.example.org:oca/queue.git'),
  'run git.checkout work trees on branches: odoo, web, queue',
];

test('a plan says which servers are asked; up moves what has gone on, and says from where to where', async () => {
  const { odpm, tips, grow, tree, up, shown } = await here();
  const { code, out } = await odpm('plan --no-docker --detailed-exitcode');
  expect([code, rowsOf(out)]).toEqual([0, everyAsked]);
  const next = grow('web');
  const { said } = await up('note: ');
  expect(said).toContain(
    `note: 17.0 of https://git.example.org/oca/web.git has moved from ${short(tips.web)} to ${short(next)} ` +
      `To see the new commits: git -C ${shown} log --oneline ${short(tips.web)}..${short(next)} `,
  );
  expect(said).toContain(`repository.web at ${short(next)}`);
  expect(said).toContain('odoo would be recreated where it runs: what it reads changed.');
  expect(stands(tree)).toEqual({ commit: next, clean: true });
});

test('where no branch has gone on nothing is changed, and the plan is shown once', async () => {
  const { odpm, tips, tree, folder } = await here();
  const state = join(folder, '.odpm/state/last-up.json');
  const before = readFileSync(state, 'utf8');
  const { code, err } = await odpm('up --skip-start');
  expect([code, err.match(/^sources$/gm)?.length, rowsOf(err)]).toEqual([0, 2, everyAsked]);
  expect(err).not.toContain('would be recreated');
  expect(stands(tree)).toEqual({ commit: tips.web, clean: true });
  expect(readFileSync(state, 'utf8')).toBe(before);
});

test.each([
  ['without the setting', {}, ''],
  ['with --no-git-update', { update_git_repos: true }, ' --no-git-update'],
])('%s a branch stays where it was', async (_, settings, more) => {
  const { grow, tips, tree, up, odpm } = await here(settings);
  grow('web');
  expect((await up('error', more)).code).toBe(0);
  expect(rowsOf((await odpm(`plan --no-docker${more}`)).out)).toEqual([]);
  expect(stands(tree).commit).toBe(tips.web);
});

test('what is locked is never asked for anything', async () => {
  const { grow, tips, folder, up, odpm } = await here();
  await odpm('lock');
  grow('web');
  expect((await up('error')).code).toBe(0);
  const json = JSON.parse((await odpm('plan --no-docker --json')).out) as { steps: { id: string }[] };
  expect(json.steps.find(({ id }) => id === 'git.checkout')).toMatchObject({
    outcome: 'skip',
    reason: 'no-branch',
  });
  expect(stands(realpathSync(join(folder, '.odpm/links/repositories/web'))).commit).toBe(tips.web);
});

test('Odoo of a day stays where that day ended', async () => {
  const { manifest, odpm, up } = await here();
  const git = 'https://git.example.org/odoo/odoo.git 17.0';
  manifest({ platform: { git, build_date: '2026-01-01' }, dependencies: [] });
  expect((await up('error')).code).toBe(0);
  expect(rowsOf((await odpm('plan --no-docker')).out)).toEqual([]);
});

test('a forced push is followed, and told', async () => {
  const { bare, tips, tree, up, shown } = await here();
  git(bare, 'update-ref', '-d', 'refs/heads/17.0');
  const next = commit(bare, '17.0', { 'new.txt': 'new\n' });
  const { code, said } = await up('warning: 17.0');
  expect([code, stands(tree)]).toEqual([0, { commit: next, clean: true }]);
  expect(said).toContain(
    `warning: 17.0 of https://git.example.org/oca/web.git was force-pushed, from ${short(tips.web)} to ${short(next)}: ` +
      `commits were removed from it To see the removed commits: git -C ${shown} log --oneline ${short(next)}..${short(tips.web)} `,
  );
  git(bare, 'update-ref', 'refs/heads/17.0', tips.web);
  expect((await up('error')).said).toBe('');
  expect(stands(tree)).toEqual({ commit: tips.web, clean: true });
});

test('the folder of all clones may be a link to where there is room', async () => {
  const { odpm, up, folder, put, text, tree, grow } = await here();
  symlinkSync(realpathSync(join(folder, '../projects')), join(folder, '../link'));
  put('.env', text('.env').replace('../projects', '../link'));
  const next = grow('web');
  expect((await up('error')).said).toBe('');
  expect(stands(tree).commit).toBe(next);
  const { out } = await odpm('plan --no-docker');
  expect(out).toContain(`at ${short(next)}`);
  expect(out).not.toContain('not here yet');
});

test('a tag that was moved is followed', async () => {
  const at = await here();
  git(at.bare, 'tag', 'v1', at.tips.web);
  at.manifest({ dependencies: ['https://git.example.org/oca/web.git v1'] });
  expect((await at.up('error')).code).toBe(0);
  const tree = realpathSync(join(at.folder, '.odpm/links/repositories/web'));
  expect(stands(tree).commit).toBe(at.tips.web);
  const next = at.grow('web');
  git(at.bare, 'tag', '--force', 'v1', next);
  expect((await at.up('error')).said).toBe('');
  expect(stands(tree)).toEqual({ commit: next, clean: true });
});

test('a branch that its server has no more ends the run, and the tree stays', async () => {
  const { bare, tips, tree, up } = await here();
  git(bare, 'update-ref', 'refs/heads/18.0', tips.web);
  git(bare, 'update-ref', '-d', 'refs/heads/17.0');
  const { code, said } = await up('error: ');
  expect(code).toBe(3);
  expect(said).toContain('error: branch 17.0 not found in https://git.example.org/oca/web.git');
  expect(said).toContain('Name a branch or tag that it has: 18.0.');
  expect(stands(tree)).toEqual({ commit: tips.web, clean: true });
});

test('a move that was interrupted is ended by the next up, whatever the settings say', async () => {
  const { odpm, grow, tips, tree, up, shown, bare } = await here({});
  const next = grow('web');
  git(tree, 'fetch', '--quiet', bare, '17.0');
  const marker = join(git(tree, 'rev-parse', '--absolute-git-dir'), 'odpm-move');
  writeFileSync(marker, `${tips.web} ${next}\n`);
  const { code, said } = await up('error: ', ' --no-git-update');
  expect(code).toBe(7);
  expect(said).toContain(`error: the move of ${shown} to commit ${short(next)} was interrupted `);
  expect(said).toContain(
    'Run "odpm up" once without --no-git-update: it completes the move. sources/half-moved',
  );
  const plan = await odpm('plan --no-docker --detailed-exitcode');
  expect([plan.code, rowsOf(plan.out)]).toEqual([
    2,
    [
      `update checkout.web the interrupted move to ${short(next)} is completed`,
      'update git.checkout work trees on branches: web',
    ],
  ]);
  expect((await up('error')).code).toBe(0);
  expect(stands(tree)).toEqual({ commit: next, clean: true });
  expect((await odpm('plan --no-docker --detailed-exitcode')).code).toBe(0);
});
