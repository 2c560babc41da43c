import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectIn } from './large.mjs';
import { compare, once } from './measure.mjs';
import { countingGit, git, repositories, served } from './served.mjs';

const size = { count: 20, files: 2000, commits: 300 };

const link = (name) => `https://git.example.org/${name}.git`;

/** A command of odpm in a project of its own, with a folder of clones that it may share. */
function shop({ folder, odpm, config }, { dependencies, projects }) {
  const project = projectIn(folder, { dependencies });
  const { argv, env } = odpm('up', '--skip-start', '--no-input', '-y');
  return { argv, folder: project, env: { ...env, ODOO_PROJECTS_DIR: projects, GIT_CONFIG_GLOBAL: config } };
}

/** A shell that runs all lines, and stops at the first that fails. */
const lines = (folder, all) => ({ argv: ['sh', '-ec', all.join('\n')], folder });

const fresh = (command, folder) => ({
  ...command,
  before() {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  },
});

/** Everything new: twenty repositories by odpm, and by `git clone` one after the other. */
function cold({ at, names, url, row }) {
  const projects = join(at.folder, 'clones');
  const up = shop(
    { ...at, folder: join(at.folder, 'first') },
    {
      dependencies: names.map((name) => `${link(name)} 19.0`),
      projects,
    },
  );
  const plain = join(at.folder, 'plain');
  const clones = lines(
    plain,
    names.map((name) => `git clone --quiet ${url}${name}.git`),
  );
  const measured = compare(fresh(up, projects), fresh(clones, plain), 3);
  rmSync(plain, { recursive: true });
  return { projects, up, row: row('20 repositories, cold : git clone one by one', 0.6, measured) };
}

/** The same commits for another project, of which the server is not asked: it is gone. */
function again({ at, names, projects, row }) {
  const commits = names.map((name) => git(join(at.root, `${name}.git`), ['rev-parse', '19.0']));
  const dependencies = names.map((name, index) => `${link(name)} 19.0 ${commits[index]}`);
  const up = shop({ ...at, folder: join(at.folder, 'second') }, { dependencies, projects });
  const mirror = (name) => join(projects, '.mirrors/git.example.org', `${name}.git`);
  const trees = join(at.folder, 'trees');
  const worktrees = lines(
    trees,
    names.map(
      (name, index) => `git -C ${mirror(name)} worktree add -q --detach ${trees}/${name} ${commits[index]}`,
    ),
  );
  const forget = () => {
    for (const [index, name] of names.entries()) {
      rmSync(join(projects, '.trees/git.example.org', name, commits[index].slice(0, 12)), {
        recursive: true,
        force: true,
      });
      git(mirror(name), ['worktree', 'prune']);
    }
  };
  const reference = fresh(worktrees, trees);
  const measured = compare(
    { ...up, before: forget },
    {
      ...reference,
      before() {
        reference.before();
        for (const name of names) git(mirror(name), ['worktree', 'prune']);
      },
    },
    3,
  );
  return row('the same for a second project, no server : git worktree add', 1.5, measured);
}

/** How many programs of git run at once when three may. */
function atOnce({ at, up, projects }) {
  const { bin, most } = countingGit(at.folder);
  fresh(up, projects).before();
  once({ ...up, env: { ...up.env, ODPM_JOBS: '3', PATH: `${bin}:${process.env.PATH}` } });
  const found = most();
  const verdict = found > 1 && found <= 3 ? 'ok' : 'over';
  return {
    row: 'programs of git at once, ODPM_JOBS=3',
    milliseconds: '',
    ratio: String(found),
    bound: '3',
    verdict,
  };
}

/** A repository that odpm has brought, so many times more under other names. */
function copies({ projects, commit, count }) {
  const host = (kind) => join(projects, kind, 'git.example.org');
  const tree = (name) => join(host('.trees'), name, commit.slice(0, 12));
  const mirror = (name) => join(host('.mirrors'), `${name}.git`);
  const own = readdirSync(join(mirror('small0'), 'worktrees'))[0];
  return Array.from({ length: count }, (_, at) => {
    const name = `copy${at}`;
    cpSync(mirror('small0'), mirror(name), { recursive: true });
    cpSync(dirname(tree('small0')), dirname(tree(name)), { recursive: true });
    writeFileSync(join(tree(name), '.git'), `gitdir: ${join(mirror(name), 'worktrees', own)}\n`);
    writeFileSync(join(mirror(name), 'worktrees', own, 'gitdir'), `${tree(name)}/.git\n`);
    renameSync(join(tree(name), 'small0_0'), join(tree(name), name));
    return name;
  });
}

/** Plans of projects all of whose repositories are locked and lie where they should. */
function inPlace({ at, odpm, row, seconds }) {
  const projects = join(at.folder, 'many');
  const commit = git(join(at.root, 'small0.git'), ['rev-parse', '19.0']);
  const only = [`${link('small0')} 19.0 ${commit}`];
  once(shop({ ...at, folder: join(at.folder, 'one') }, { dependencies: only, projects }));
  const names = copies({ projects, commit, count: 1000 });
  const planned = (count) => {
    const folder = join(at.folder, `locked-${count}`);
    const dependencies = names.slice(0, count).map((name) => `${link(name)} 19.0`);
    const { folder: project, env } = shop({ ...at, folder }, { dependencies, projects });
    const entries = dependencies.map((each) => ({
      url: each.split(' ')[0],
      commit,
      branch: '19.0',
      kind: 'git',
    }));
    writeLock(project, entries);
    return { ...odpm('plan', '--no-docker'), folder: project, env };
  };
  const [many, few] = [planned(1000), planned(100)];
  const times = compare(many, few, 7);
  return [
    row('plan --no-docker, 1 000 locked repositories : 100', 12, times),
    seconds('plan --no-docker, 1 000 locked repositories: seconds at most', 3, times),
  ];
}

function writeLock(project, dependencies) {
  const lock = { schema_version: 1, generated_at: '2026-01-31T00:00:00Z', dependencies, service_sources: {} };
  mkdirSync(join(project, '.odpm'), { recursive: true });
  writeFileSync(join(project, '.odpm/deps.lock.json'), `${JSON.stringify(lock, undefined, 2)}\n`);
}

/** What repositories cost: brought for the first time, for a second project, and looked at. */
export async function sourcesRows({ folder, odpm, row, seconds }) {
  const own = join(folder, 'sources');
  const root = join(own, 'served');
  mkdirSync(root, { recursive: true });
  const names = repositories(root, 'part', size);
  repositories(root, 'small', { count: 1, files: 2, commits: 2 });
  const server = await served(root);
  try {
    const at = { folder: own, odpm, root, config: server.config };
    const first = cold({ at, names, url: server.url, row });
    const many = inPlace({ at, odpm, row, seconds });
    const programs = atOnce({ at, ...first });
    server.end();
    return [first.row, again({ at, names, projects: first.projects, row }), programs, ...many];
  } finally {
    server.end();
  }
}
