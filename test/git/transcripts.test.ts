import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled, emptyFolder } from '../host/means.ts';
import { example } from './example.ts';
import { person, played } from './person.ts';
import type { Has, Person } from './person.ts';
import { commit, git, repository, temporary } from './repositories.ts';
import { needsSshd, ssh } from './servers.ts';
import type { Ssh } from './servers.ts';

// To add a case, write its commands into `fixtures/git/NAME/transcript.txt`, run with `-u`, and read what came.

const link = 'https://git.example.org/acme/web.git';
let root: string;
let tip: string;
/** odpm as a process of its own. */
let program: string;
/** What a user's git is told of the server. */
let config: string;

beforeAll(async () => {
  root = emptyFolder();
  const web = repository(root, 'acme/web.git');
  tip = commit(web, '17.0', { 'web/__manifest__.py': '{}\n' });
  commit(web, '18.0', { 'README.md': 'eighteen\n' });
  commit(repository(root, 'acme/odd.git'), '17.0', {
    'a,b/mod/__manifest__.py': '{}\n',
    'more/own/__manifest__.py': '{}\n',
  });
  repository(root, 'acme/fork.git');
  config = await example(root);
  program = await bundled(`
    import { run } from './src/cli/main.ts';
    import { nodeHost } from './src/host/index.ts';
    process.exitCode = await run(['-C', process.argv[2], 'up', '--skip-start'], nodeHost(${JSON.stringify(process.cwd())}));
  `);
});

async function shown(name: string, someone: Person): Promise<void> {
  const { text, path } = await played(name, someone);
  await expect(text).toMatchFileSnapshot(path);
}

const shows = (name: string, has: Partial<Has> = {}): Promise<void> =>
  shown(name, person({ config, dependencies: [`${link} 17.0`], ...has }));

test('a branch that the repository does not have', () =>
  shows('no-branch', { dependencies: [`${link} 71.0`] }));

test('a repository that has vanished', () =>
  shows('vanished', { dependencies: ['https://git.example.org/acme/gone.git 17.0'] }));

test('a repository that nobody has given a password for', async () => {
  const asking = await example(root, (_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    return true;
  });
  await shows('no-password', { config: asking });
});

test('a repository that is at another host now', async () => {
  const moved = await example(root, ({ url, headers }, response) => {
    if (headers.host !== 'git.example.org') return false;
    response.writeHead(301, { location: `https://new.example.org${url ?? ''}` }).end();
    return true;
  });
  await shows('moved', { config: moved });
});

test('a server with a fault', async () => {
  const down = await example(root, (_, response) => {
    response.writeHead(503).end();
    return true;
  });
  await shows('server-down', { config: down });
});

test('a certificate that nobody vouches for', () =>
  shows('certificate', { config: config.replace(/^\tsslCAInfo.*\n/m, '') }));

test('a work tree that stands at another commit', () =>
  shows('other-commit', { dependencies: [`${link} 17.0 ${tip}`] }));

test('a clone of somebody in the place of a work tree', () =>
  shows('other-clone', { dependencies: [`${link} 17.0 ${tip}`] }));

test('a work tree whose mirror is gone', () => shows('mirror-gone'));

test('nothing is brought', () => shows('not-brought'));

/** Somebody whose branches go on, and a repository that has what comes next; `$SERVER` is where the server has it. */
function follower(name: string): Person {
  const bare = repository(root, `acme/${name}.git`);
  git(bare, 'branch', 'next', commit(bare, '17.0', { 'code.py': 'one = 1\n' }));
  commit(bare, 'next', { 'code.py': 'two = 2\n' });
  git(bare, 'branch', 'anew', git(bare, 'commit-tree', '17.0^{tree}', '-m', 'anew'));
  const day = '2026-01-02T00:00:00Z';
  const dates = { GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day };
  const who = ['GIT_AUTHOR', 'GIT_COMMITTER'].flatMap((role) => [
    [`${role}_NAME`, 'ana'],
    [`${role}_EMAIL`, 'ana@example.org'],
  ]);
  const someone = person({
    config,
    dependencies: [`https://git.example.org/acme/${name}.git 17.0`],
    environment: { SERVER: join(root, 'acme'), ...dates, ...(Object.fromEntries(who) as object) },
  });
  writeFileSync(join(someone.folder, 'user_settings.json'), '{ "update_git_repos": true }\n');
  return someone;
}

test('a branch that goes on, and one that was written anew', () => shown('goes-on', follower('goes-on')));

test('a work tree with changes by hand', () => shown('dirty', follower('dirty')));

test('a work tree with a commit by hand', () => shown('diverged', follower('diverged')));

test('a clone that odpm 4 left', () => shows('left-by-odpm-4'));

test('a mirror that is none', () => shows('broken-mirror'));

test('two branches of one repository and one lock', () =>
  shows('two-branches', { more: { service_sources: { tools: `${link} 18.0` } } }));

test('a folder that stands at another commit than the locked one', () =>
  shows('folder-elsewhere', { dependencies: ['file://${MY_WEB}'], env: 'MY_WEB=$HOME/web\n' }));

test('a folder of add-ons that Odoo cannot read', () =>
  shows('comma', { dependencies: ['https://git.example.org/acme/odd.git 17.0'] }));

describe('by ssh', () => {
  /** Somebody with one key, and what their ssh is told of the server. */
  async function visitor(keyOf: (door: Ssh) => string, told: (command: string) => string): Promise<Person> {
    const door = await ssh();
    const { port } = new URL(door.url);
    const options = ['HostName=127.0.0.1', `Port=${port}`, `HostKeyAlias=[127.0.0.1]:${port}`];
    const command = [told(door.command), `User=${userInfo().username}`, ...options].join(' -o ');
    const someone = person({
      dependencies: ['git@git.example.org:acme/web.git 17.0'],
      env: 'PATH_TO_SSH_KEY=~/.ssh/deploy\n',
      environment: { GIT_SSH_COMMAND: command },
    });
    const folder = join(someone.environment.HOME, '.ssh');
    mkdirSync(folder, { mode: 0o700 });
    cpSync(keyOf(door), join(folder, 'deploy'));
    return someone;
  }

  needsSshd()('a key that the server does not know', async () => {
    await shown(
      'wrong-key',
      await visitor(
        ({ otherKey }) => otherKey,
        (command) => command,
      ),
    );
  });

  needsSshd()('a server that the user has not met', async () => {
    const stranger = await visitor(
      ({ key }) => key,
      (command) => command.replace(/UserKnownHostsFile=\S+/, 'UserKnownHostsFile=/dev/null'),
    );
    await shown('unknown-host', stranger);
  });
});

test('what a killed run left', async () => {
  let kill: (() => void) | undefined;
  const slow = await example(root, ({ method }) => {
    if (method !== 'POST' || !kill) return false;
    setTimeout(kill, 200);
    kill = undefined;
    return true;
  });
  const someone = person({ config: slow, dependencies: [`${link} 17.0`] });
  const child = spawn(process.execPath, [program, someone.folder], {
    env: someone.environment,
    stdio: 'ignore',
  });
  kill = () => child.kill('SIGKILL');
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  const left = temporary(join(someone.environment.HOME, 'odoo_projects'));
  expect(left).not.toEqual([]);
  await shown('killed', someone);
  expect(temporary(join(someone.environment.HOME, 'odoo_projects'))).toEqual([]);
});
