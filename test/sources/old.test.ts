import { existsSync, readdirSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git, stands } from '../git/repositories.ts';
import { bytes, old } from './old.ts';
import type { Old } from './old.ts';

const short = (id: string): string => id.slice(0, 12);

/** Rows of repositories, each with what is said of it. */
const rowsOf = (table: string): string[] =>
  [...table.matchAll(/^ +(\w+) +(repository\.\w+) +(.*)$/gm)].map(([, ...parts]) => parts.join(' '));

const notesOf = (err: string): string[] => [...err.matchAll(/^note: (.*)$/gm)].map(([, said = '']) => said);

test('a clean clone on the branch that is wanted is used where it lies, and nothing is brought for it', async () => {
  const { odpm, tips, clone, bare, folder, projects, text } = old();
  const web = clone('web');
  // Git would like to write down that the file is the same all the same.
  utimesSync(join(web, 'README.md'), 1, 1);
  const before = bytes(web);
  const { code, out, err } = await odpm('plan --no-docker');
  expect([code, notesOf(err)]).toEqual([0, []]);
  const row = `noop repository.web a clone of odpm 4 is used: /projects/git.example.org/oca/web at ${short(tips.web)} on branch 17.0: 17.0 of https://git.example.org/oca/web.git`;
  expect(rowsOf(bare(out))[1]).toBe(row);
  expect((await odpm('up --skip-start')).code).toBe(0);
  expect(realpathSync(join(folder, '.odpm/links/repositories/web'))).toBe(web);
  expect(readdirSync(join(projects, '.mirrors/git.example.org/oca'))).toEqual(['queue.git']);
  expect(rowsOf(bare((await odpm('plan --no-docker')).out))[1]).toBe(row);
  expect(text('docker-compose.yml')).toContain(`${web}\n`);
  expect(text('docker-compose.yml').split(`${web}\n`)[1]?.trimStart()).toMatch(
    /^target: .*\n +read_only: true\n/,
  );
  expect(bytes(web)).toEqual(before);
});

test('what differs from what is wanted is left alone, and the plan says why', async () => {
  const { odpm, clone, bare, folder, tips } = old();
  const web = clone('web');
  writeFileSync(join(web, 'README.md'), 'mine\n');
  writeFileSync(join(web, 'notes.txt'), 'mine\n');
  const before = bytes(web);
  const planned = await odpm('plan --no-docker');
  expect(planned.code).toBe(0);
  expect(bare(planned.err)).toMatchInlineSnapshot(`
    "
    note: /projects/git.example.org/oca/web has changes: README.md, notes.txt, and is left alone

      odpm.json:15:5
      15 |     "\${OCA}/web.git 17.0",
               ~~~~~~~~~~~~~~~~~~~~~

      To work in it, write "file://\${MY_CLONE}" into odpm.json and
      MY_CLONE=/projects/git.example.org/oca/web
      into .env; until then odpm uses a work tree of its own.

      sources/left-alone (odpm explain sources/left-alone)

    "
  `);
  expect(rowsOf(planned.out)[1]).toMatch(/^update repository.web not here yet: 17.0 of /);
  expect((await odpm('up --skip-start')).code).toBe(0);
  const tree = realpathSync(join(folder, '.odpm/links/repositories/web'));
  expect([tree.includes('/.trees/'), stands(tree)]).toEqual([true, { commit: tips.web, clean: true }]);
  expect(notesOf((await odpm('plan --no-docker')).err)).toHaveLength(1);
  expect(bytes(web)).toEqual(before);
});

const cases: readonly (readonly [why: string, change: (web: string, at: Old) => unknown])[] = [
  ['has changes: a new.txt', (web) => writeFileSync(join(web, 'a new.txt'), 'x')],
  ['has changes: count.txt', (web) => rmSync(join(web, 'count.txt'))],
  [
    'has a commit that its remote lacks',
    (web) => git(web, 'commit', '--quiet', '--allow-empty', '-m', 'mine'),
  ],
  ['stands on branch mine, not at 17.0', (web) => git(web, 'checkout', '--quiet', '-b', 'mine')],
  ['stands at commit TIP, not at 17.0', (web) => git(web, 'checkout', '--quiet', '--detach')],
  ['has no commit', (web) => git(web, 'checkout', '--quiet', '--orphan', 'empty')],
  ['has no remote "origin"', (web) => git(web, 'remote', 'rename', 'origin', 'upstream')],
  [
    'has the origin https://git.example.org/ana/web',
    (web) => git(web, 'remote', 'set-url', 'origin', 'https://ana:a@secret@git.example.org/ana/web?token=x'),
  ],
  ['cannot be looked at (fatal: ', (web) => rmSync(join(web, '.git/objects'), { recursive: true })],
  [
    'stands at commit TIP, not at NEXT',
    async (_, { grow, odpm }) => {
      grow('web');
      await odpm('lock --update web');
    },
  ],
];

test.each(cases)('left alone: %s', async (why, change) => {
  const at = old();
  const { odpm, clone, bare, tips } = at;
  const web = clone('web');
  await change(web, at);
  const before = bytes(web);
  const { code, out, err } = await odpm('plan --no-docker');
  const said = bare(err)
    .replaceAll(short(tips.web), 'TIP')
    .replace(/not at [0-9a-f]{12}/, 'not at NEXT');
  expect([code, notesOf(said)]).toEqual([0, [expect.stringMatching(/, and is left alone$/)]]);
  expect(notesOf(said)[0]).toContain(`/projects/git.example.org/oca/web ${why}`);
  expect(err).not.toContain('secret');
  expect(rowsOf(out)[1]).toMatch(/^update repository.web not here yet: /);
  expect(bytes(web)).toEqual(before);
});

test('credentials in the origin of a clone make no other repository of it', async () => {
  const { odpm, clone } = old();
  git(clone('web'), 'remote', 'set-url', 'origin', 'https://ana:a@secret@git.example.org/oca/web.git');
  const { out, err } = await odpm('plan --no-docker');
  expect(rowsOf(out)[1]).toMatch(/^noop .* a clone of odpm 4 is used/);
  expect(`${out}${err}`).not.toMatch(/secret|left alone/);
});

test("ignored files are nobody else's business, and a branch need not follow another", async () => {
  const { odpm, clone } = old();
  const web = clone('web');
  writeFileSync(join(web, '.git/info/exclude'), '*.pyc\n');
  writeFileSync(join(web, 'a.pyc'), '');
  git(web, 'branch', '--unset-upstream');
  const { out, err } = await odpm('plan --no-docker');
  expect([rowsOf(out)[1], notesOf(err)]).toEqual([
    expect.stringMatching(/^noop .* a clone of odpm 4 is used/),
    [],
  ]);
});

test('at the commit that is locked a clone is used whatever branch it is on', async () => {
  const { odpm, clone, bare, grow, tips } = old();
  await odpm('lock');
  const web = clone('web');
  grow('web');
  git(web, 'checkout', '--quiet', '-b', 'mine');
  expect(rowsOf(bare((await odpm('plan --no-docker')).out))[1]).toBe(
    `noop repository.web a clone of odpm 4 is used: /projects/git.example.org/oca/web at ${short(tips.web)} on branch mine: commit ${short(tips.web)} of https://git.example.org/oca/web.git, as it is locked`,
  );
});

test('where a link names no branch, the clone has to be on the default one', async () => {
  const { odpm, clone, manifest } = old();
  manifest({ dependencies: ['https://git.example.org/oca/web.git'] });
  const web = clone('web');
  const used = expect.stringMatching(/^noop .* on branch 17.0: its default branch of /) as unknown;
  expect(rowsOf((await odpm('plan --no-docker')).out)[1]).toEqual(used);
  git(web, 'checkout', '--quiet', '-b', '18.0');
  expect(notesOf((await odpm('plan --no-docker')).err)).toEqual([
    expect.stringContaining('stands on branch 18.0, not at the default branch'),
  ]);
});

test('a lock has the commit of a clone that is used; --update asks the server', async () => {
  const { odpm, clone, grow, tips, text } = old();
  clone('web');
  const next = grow('web');
  const locked = (): string | undefined =>
    (
      JSON.parse(text('.odpm/deps.lock.json')) as { dependencies: { url: string; commit: string }[] }
    ).dependencies.find(({ url }) => url.endsWith('web.git'))?.commit;
  expect((await odpm('lock')).code).toBe(0);
  expect(locked()).toBe(tips.web);
  expect(await odpm('lock --check')).toMatchObject({ code: 0 });
  expect((await odpm('lock --update web')).code).toBe(0);
  expect(locked()).toBe(next);
});

test('a clone that is used without the network needs nothing of it', async () => {
  const { odpm, clone, folder, projects } = old();
  for (const name of ['odoo', 'web', 'queue'] as const) clone(name);
  rmSync(join(folder, '../server'), { recursive: true });
  expect((await odpm('up --skip-start --no-git-update')).code).toBe(0);
  expect(existsSync(join(projects, '.trees'))).toBe(false);
});

test('where no such folder is, no program is started for a plan', async () => {
  const { odpm, folder } = old();
  writeFileSync(join(folder, '../git'), `#!/bin/sh\ntouch ${join(folder, '../started')}\n`, { mode: 0o755 });
  const path = process.env['PATH'];
  process.env['PATH'] = `${join(folder, '..')}:${path ?? ''}`;
  const { code } = await odpm('plan --no-docker').finally(() => (process.env['PATH'] = path));
  expect([code, existsSync(join(folder, '../started'))]).toEqual([0, false]);
});

test('a dependency of a dependency is found where odpm 4 had it', async () => {
  const { odpm, clone, put, manifest, folder } = old();
  const web = clone('web');
  manifest({ dependencies: [`file://${join(folder, '../mine')}`] });
  put('../mine/oca_dependencies.txt', 'web https://git.example.org/oca/web.git 17.0\n');
  put('user_settings.json', '{ "use_oca_dependencies": true }\n');
  const { out } = await odpm('plan --no-docker');
  expect(rowsOf(out)).toEqual([
    expect.stringContaining('repository.odoo'),
    expect.stringContaining(`is used: ${web} at `),
  ]);
  expect((await odpm('graph')).out).toContain('git.example.org/oca/web 17.0  at ');
});

test('of a clone on the branch nobody knows where that stood on some day', async () => {
  const { odpm, clone, bare, manifest } = old();
  clone('odoo');
  manifest({ platform: { git: 'https://git.example.org/odoo/odoo.git 17.0', build_date: '2026-01-31' } });
  const { out, err } = await odpm('plan --no-docker');
  expect(rowsOf(out)[0]).toMatch(/^update repository.odoo not here yet: 17.0 as of 2026-01-31 of /);
  expect(notesOf(bare(err))).toEqual([
    '/projects/git.example.org/odoo/odoo may stand elsewhere than its branch did on 2026-01-31, and is left alone',
  ]);
});

const withSource = {
  service_sources: { portal: 'https://git.example.org/oca/queue.git 17.0' },
  dependencies: [],
};

test('sources of a service that odpm 4 cloned into the project are used there', async () => {
  const { odpm, clone, manifest, folder } = old();
  manifest(withSource);
  const portal = clone('queue', join(folder, 'service-sources/portal'));
  const before = bytes(portal);
  expect((await odpm('up --skip-start')).code).toBe(0);
  expect(realpathSync(join(folder, '.odpm/links/service-sources/portal'))).toBe(portal);
  expect(rowsOf((await odpm('plan --no-docker')).out)[1]).toContain(
    `a clone of odpm 4 is used: ${portal} at `,
  );
  expect(bytes(portal)).toEqual(before);
});

test.each([
  ['used, they need no link', false, 'the links point where they should'],
  ['changed, they stay, and so they are told', true, 'service-sources/portal is yours and stays'],
])('in a shell: %s', async (_, dirty, links) => {
  const { odpm, clone, manifest, folder, put, text } = old();
  manifest(withSource);
  put('../mine/odpm.json', text('odpm.json'));
  rmSync(join(folder, 'odpm.json'));
  put('user_settings.json', `{ "developing_project": "file://${join(folder, '../mine')}" }\n`);
  const portal = clone('queue', join(folder, 'service-sources/portal'));
  if (dirty) writeFileSync(join(portal, 'new.txt'), '');
  const before = bytes(portal);
  const up = await odpm('up --skip-start');
  expect([up.code, bytes(portal)]).toEqual([0, before]);
  const { out, err } = await odpm('plan --no-docker --json');
  const { steps } = JSON.parse(out) as { steps: { id: string; because: string }[] };
  expect(steps.find(({ id }) => id === 'project.update_links')?.because).toContain(links);
  expect(err).toBe('');
  expect(notesOf((await odpm('plan --no-docker')).err)).toHaveLength(dirty ? 1 : 0);
});
