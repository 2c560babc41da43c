import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit, git, repository, stands } from '../git/repositories.ts';
import { shop } from './locking.ts';
import type { Shop } from './locking.ts';

const link = 'git@git.example.org:acme/shop.git';

interface Shell extends Shop {
  /** Where the clone lies, or is to. */
  readonly clone: string;
  /** Full id of what the branch 17.0 of the repository has now. */
  readonly tip: string;
  /** The repository as its server has it. */
  readonly bare: string;
}

/** A folder with settings alone, which name the repository that holds the manifest. */
function shell(developing = `${link} 17.0`): Shell {
  const at = shop();
  const bare = repository(join(at.folder, '../server'), 'acme/shop.git');
  const tip = commit(bare, '17.0', {
    'odpm.json': at.text('odpm.json'),
    'shop_sale/__manifest__.py': '{"name": "Sale"}',
  });
  rmSync(join(at.folder, 'odpm.json'));
  at.put('user_settings.json', `{ "developing_project": "${developing}" }\n`);
  const projects = join(realpathSync(join(at.folder, '..')), 'projects');
  return { ...at, bare, tip, clone: join(projects, 'git.example.org/acme/shop') };
}

test('a plan says what is cloned, and that the rest is known then; it asks no server', async () => {
  const { odpm, folder } = shell();
  const { code, out, err } = await odpm('plan');
  expect([code, err]).toEqual([0, '']);
  expect(out.replaceAll(join(folder, '..'), '')).toMatchInlineSnapshot(`
    "/shop

    sources
      update   repository.shop        not cloned yet: 17.0 of git@git.example.org:acme/shop.git, to /projects/git.example.org/acme/shop
    prepare
      run      project.map_folders    not known until shop is cloned: it holds the manifest
    runtime
      run      compose.up             not known until shop is cloned: it holds the manifest

    Would be fetched: git git@git.example.org:acme/shop.git.
    1 step would change something, 2 steps would run.
    "
  `);
  expect(existsSync(join(folder, '../projects'))).toBe(false);
  expect((await odpm('plan --detailed-exitcode')).code).toBe(2);
  const data = JSON.parse((await odpm('plan --json --skip-start')).out) as Record<string, unknown>;
  expect([data['complete'], data['changes']]).toEqual([false, true]);
});

test('up clones it as git clone would, and goes on with the project in it', async () => {
  const { odpm, folder, clone, tip, bare } = shell();
  const { code, err } = await odpm('up --skip-start');
  expect([code, err]).toEqual([0, expect.stringContaining('not cloned yet: 17.0 of ')]);
  expect(stands(clone)).toEqual({ commit: tip, clean: true });
  expect(git(clone, 'rev-parse', '--abbrev-ref', 'HEAD', '@{upstream}')).toBe('17.0\norigin/17.0');
  expect(git(clone, 'remote', 'get-url', 'origin')).toBe(link);
  expect(git(clone, 'rev-list', '--count', 'HEAD')).toBe('2');
  expect(existsSync(join(clone, '.git/objects/info/alternates'))).toBe(false);
  expect(realpathSync(join(folder, 'shop'))).toBe(clone);
  expect(existsSync(join(folder, '.odpm/links/addons'))).toBe(false);
  const plain = join(folder, '../plain');
  git(folder, 'clone', '--quiet', '--branch', '17.0', bare, plain);
  const settings = (path: string): string[] =>
    git(path, 'config', '--local', '--list')
      .split('\n')
      .filter((line) => !line.startsWith('remote.origin.url'))
      .sort();
  expect(settings(clone)).toEqual(settings(plain));
  expect(await odpm('plan --no-docker --skip-start --detailed-exitcode')).toMatchObject({ code: 0 });
});

test('what people do in the clone is theirs: it is neither moved nor fetched', async () => {
  const { odpm, clone, bare, tip } = shell();
  await odpm('up --skip-start');
  commit(bare, '17.0', { 'later.txt': 'x\n' });
  git(clone, 'checkout', '--quiet', '-b', 'mine');
  writeFileSync(join(clone, 'notes.txt'), 'mine\n');
  expect((await odpm('up --skip-start')).code).toBe(0);
  expect(git(clone, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('mine');
  expect(git(clone, 'rev-parse', 'HEAD', 'refs/remotes/origin/17.0')).toBe(`${tip}\n${tip}`);
  expect(git(clone, 'status', '--porcelain')).toBe('?? notes.txt');
});

/** A clone with this remote, as `odpm plan` and `odpm up` tell of it. */
async function withOrigin(url: string): Promise<readonly string[]> {
  const { odpm, clone } = shell();
  await odpm('up --skip-start');
  git(clone, 'remote', 'set-url', 'origin', url);
  const told: string[] = [];
  for (const words of ['plan --no-docker --skip-start', 'up --skip-start']) {
    const { code, err } = await odpm(words);
    expect(code).toBe(0);
    const said = err.replaceAll(/\s+/g, ' ');
    told.push(...(said.match(/note: \S+ is a clone of .*?"developing_project": \S+/g) ?? []));
  }
  return told;
}

test('a clone of a fork is told by plan and up, without its password', async () => {
  const told = await withOrigin('https://ana:hunter2@git.example.org/ana/shop.git');
  expect(told.map((each) => each.replace(/ user_settings.*\d/, ''))).toMatchInlineSnapshot(`
    [
      "note: /projects/git.example.org/acme/shop is a clone of https://git.example.org/ana/shop.git, not of git@git.example.org:acme/shop.git Where you mean this clone, as with a fork, say so in user_settings.json: "developing_project": "file:///projects/git.example.org/acme/shop".",
      "note: /projects/git.example.org/acme/shop is a clone of https://git.example.org/ana/shop.git, not of git@git.example.org:acme/shop.git Where you mean this clone, as with a fork, say so in user_settings.json: "developing_project": "file:///projects/git.example.org/acme/shop".",
    ]
  `);
  expect(told.join()).not.toContain('hunter2');
});

test('up tells a fork once, although it looks again when it has brought repositories', async () => {
  const { odpm, clone, bare, folder } = shell();
  git(folder, 'clone', '--quiet', '--branch', '17.0', bare, clone);
  const { code, err } = await odpm('up --skip-start');
  expect([code, err.split('is a clone of').length]).toEqual([0, 2]);
});

test.each([
  'https://git.example.org/acme/shop',
  'ssh://git@GIT.example.org/acme/shop.git',
  'https://ana@git.example.org/acme/shop.git/',
  'work:acme/shop.git',
  'git@work:acme/shop',
  'ssh://git@ssh.git.example.org:443/acme/shop.git',
  'http://git.example.org/acme/shop',
  'git://git.example.org/Acme/Shop.git',
])('%s is the same repository, and nothing is said', async (url) => {
  expect(await withOrigin(url)).toEqual([]);
});

test('an origin that the own configuration of git spells out is the same, too; without one nothing is said', async () => {
  const { odpm, clone, folder } = shell();
  await odpm('up --skip-start');
  const config = join(folder, '../home/gitconfig');
  const also = '[url "https://git.example.org/acme/"]\n\tinsteadOf = ours:\n';
  writeFileSync(config, readFileSync(config, 'utf8') + also);
  git(clone, 'remote', 'set-url', 'origin', 'ours:shop.git');
  expect((await odpm('plan --no-docker --skip-start')).err).not.toContain('is a clone of');
  git(clone, 'remote', 'set-url', 'origin', 'ours:other.git');
  expect((await odpm('plan --no-docker --skip-start')).err).toContain('is a clone of ours:other.git');
  git(clone, 'remote', 'remove', 'origin');
  expect((await odpm('plan --no-docker --skip-start')).err).not.toContain('is a clone of');
});

test('--no-git-update clones nothing, and names both ways to get it', async () => {
  const { odpm, clone } = shell();
  for (const words of ['plan --no-git-update', 'up --skip-start --no-git-update', 'lock', 'graph']) {
    const { code, err } = await odpm(words);
    expect([code, err]).toEqual([
      3,
      expect.stringContaining('error: the repository of /developing_project is not'),
    ]);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(
      `Run "odpm up", which clones it, or clone it yourself: git clone --branch 17.0 ${link} `,
    );
  }
  expect(existsSync(clone)).toBe(false);
});

test('a branch that the server does not have is told at the link, and nothing is left', async () => {
  const { odpm, folder } = shell(`${link} 18.0`);
  const { code, err } = await odpm('up --skip-start');
  expect([code, err]).toEqual([3, expect.stringContaining(`error: branch 18.0 not found in ${link}\n`)]);
  expect(err).toContain('user_settings.json:1:');
  expect(existsSync(join(folder, '../projects/git.example.org/acme/shop'))).toBe(false);
});

const serverSays = (): string =>
  'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../projects\nODPM_SCENARIO=server\n';

test('in the scenario server the clone is compared with the lock', async () => {
  const { odpm, clone, put, bare, tip } = shell();
  await odpm('up --skip-start');
  put('.env', serverSays());
  expect((await odpm('lock')).code).toBe(0);
  expect((await odpm('lock --check')).code).toBe(0);
  writeFileSync(join(clone, 'new.txt'), 'mine\n');
  expect(await odpm('lock --check')).toMatchObject({
    code: 3,
    err: expect.stringContaining('/projects/git.example.org/acme/shop') as unknown,
  });
  rmSync(join(clone, 'new.txt'));
  const next = commit(bare, '17.0', { 'later.txt': 'x\n' });
  git(clone, 'fetch', '--quiet', bare, '17.0');
  git(clone, 'reset', '--quiet', '--hard', next);
  const elsewhere = `/projects/git.example.org/acme/shop is at ${next.slice(0, 12)}, and locked at ${tip.slice(0, 12)}\n`;
  expect((await odpm('plan --no-docker')).err).toContain(`warning: ${elsewhere}`);
  expect(await odpm('lock --check')).toMatchObject({
    code: 3,
    err: expect.stringContaining(`error: ${elsewhere}`) as unknown,
  });
  put('.env', serverSays().replace('server', 'developer'));
  expect((await odpm('plan --no-docker')).err).not.toContain('locked at');
});

test('what was locked with changes in the clone cannot be verified', async () => {
  const { odpm, clone, put } = shell();
  await odpm('up --skip-start');
  put('.env', serverSays());
  writeFileSync(join(clone, 'new.txt'), 'mine\n');
  expect((await odpm('lock')).code).toBe(0);
  expect((await odpm('plan --no-docker')).err).toContain(
    'warning: the lock of shop cannot be verified: it was locked with changes that no commit has\n',
  );
});
