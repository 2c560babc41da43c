import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { brought, read, renewed } from './bringing.ts';
import { machine } from './machine.ts';
import { git, repository } from './repositories.ts';
import { daemon } from './servers.ts';
import type { Daemon } from './servers.ts';

let root: string;
let server: Daemon;
let count = 0;

beforeAll(async () => {
  root = emptyFolder();
  server = await daemon(root);
});

/** A tree with a submodule that somebody works in, in whose place the branch now has a file. */
async function withSubmodule() {
  count += 1;
  const bare = repository(root, `acme/web${count}.git`);
  const parent = git(bare, 'rev-parse', '17.0');
  const tip = (...words: string[]): string => {
    git(bare, 'read-tree', parent);
    git(bare, 'update-index', '--add', '--cacheinfo', ...words);
    const made = git(bare, 'commit-tree', git(bare, 'write-tree'), '-p', parent, '-m', 'change');
    git(bare, 'update-ref', 'refs/heads/17.0', made);
    return made;
  };
  const from = tip('160000', parent, 'sub');
  const on = machine(`[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`);
  const link = `https://git.example.org/acme/web${count}.git 17.0`;
  const { folders } = await brought([link], on);
  const [folder = ''] = folders;
  const to = tip('100644', git(bare, 'rev-parse', `${parent}:README.md`), 'sub');
  git(join(folder, 'sub'), 'clone', '--quiet', bare, '.');
  writeFileSync(join(folder, 'sub/work'), 'mine\n');
  return { on, link, folder, bare, from, to };
}

test('a submodule that somebody has checked out stays where its branch has a file now', async () => {
  const { on, link, folder, from, to } = await withSubmodule();
  expect(read(await renewed([link], on))).toBe(
    [
      `7: ${folder} is not moved to commit ${to.slice(0, 12)}: it would overwrite files of yours, sub`,
      `Move yours away: mv '${folder}/sub' '${folder}/sub'.old`,
    ].join('\n'),
  );
  expect([readFileSync(join(folder, 'sub/work'), 'utf8'), git(folder, 'rev-parse', 'HEAD')]).toEqual([
    'mine\n',
    from,
  ]);
});

test('it stays when a move to there was interrupted', async () => {
  const { on, link, folder, bare, from, to } = await withSubmodule();
  git(folder, 'fetch', '--quiet', '--no-recurse-submodules', bare, '17.0');
  writeFileSync(join(git(folder, 'rev-parse', '--absolute-git-dir'), 'odpm-move'), `${from} ${to}\n`);
  expect(read(await renewed([link], on))).toContain(
    `7: the move of ${folder} to commit ${to.slice(0, 12)} was interrupted, and files were changed since: sub`,
  );
  expect(readFileSync(join(folder, 'sub/work'), 'utf8')).toBe('mine\n');
});
