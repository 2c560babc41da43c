import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { example } from './example.ts';
import { person, played } from './person.ts';
import type { Has } from './person.ts';
import { commit, git, repository } from './repositories.ts';
import { needsSshd, ssh } from './servers.ts';

// To add a case, write its commands into `fixtures/git/NAME/transcript.txt`, run with `-u`, and read what came.

const link = 'https://git.example.org/acme/web.git';
let root: string;
let first: string;
/** What a user's git is told of the server. */
let config: string;

beforeAll(async () => {
  root = emptyFolder();
  const web = repository(root, 'acme/web.git');
  first = git(web, 'rev-parse', '17.0');
  commit(web, '17.0', { 'web/__manifest__.py': '{}\n' });
  commit(web, '18.0', { 'README.md': 'eighteen\n' });
  config = await example(root);
});

async function shows(name: string, has: Partial<Has> = {}): Promise<void> {
  const { text, path } = await played(name, person({ config, dependencies: [`${link} 17.0`], ...has }));
  await expect(text).toMatchFileSnapshot(path);
}

test('a branch that the repository does not have', () => shows('no-branch', { dependencies: [`${link} 71.0`] }));

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

test('a work tree that stands at another commit', () =>
  shows('other-commit', { dependencies: [`${link} 17.0 ${first}`] }));

test('a clone of somebody in the place of a work tree', () => shows('other-clone'));

test('nothing is brought', () => shows('not-brought'));

test('a mirror that is none', () => shows('broken-mirror'));

test('two branches of one repository and one lock', () =>
  shows('two-branches', { dependencies: [`${link} 17.0`, `${link} 18.0`] }));
