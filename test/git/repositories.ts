import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const fixed = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'ana',
  GIT_AUTHOR_EMAIL: 'ana@example.org',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'ana',
  GIT_COMMITTER_EMAIL: 'ana@example.org',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** What git says; throws with its words where it fails. */
export function git(folder: string, ...words: string[]): string {
  return gitWith(folder, '', words);
}

/** The same with something on standard input. */
export function gitWith(folder: string, input: string | Buffer, words: readonly string[]): string {
  const environment = { PATH: process.env['PATH'], HOME: '/nonexistent', ...fixed };
  const run = spawnSync('git', words, { cwd: folder, env: environment, input, maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(`git ${words.join(' ')}: ${run.stderr.toString()}`);
  return run.stdout.toString().trim();
}

/** A bare repository with one commit on the branch 17.0. */
export function repository(root: string, path: string): string {
  const folder = join(root, path);
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=17.0', '.');
  commit(folder, '17.0', { 'README.md': `${path}\n` });
  return folder;
}

/** Adds a commit with these files to a branch, which is made where it is not there; its id. */
export function commit(
  folder: string,
  branch: string,
  files: Readonly<Record<string, string | Buffer>>,
): string {
  const parents = existsSync(join(folder, 'refs/heads', branch))
    ? [git(folder, 'rev-parse', `refs/heads/${branch}`)]
    : [];
  const index = join(folder, 'index');
  if (parents[0] === undefined) git(folder, 'read-tree', '--empty');
  else git(folder, 'read-tree', parents[0]);
  for (const [path, content] of Object.entries(files)) {
    const blob = gitWith(folder, content, ['hash-object', '-w', '--stdin']);
    gitWith(folder, `100644 ${blob}\t${path}\0`, ['update-index', '-z', '--index-info']);
  }
  const words = parents.flatMap((parent) => ['-p', parent]);
  const made = git(folder, 'commit-tree', git(folder, 'write-tree'), '-m', 'change', ...words);
  git(folder, 'update-ref', `refs/heads/${branch}`, made);
  if (existsSync(index)) writeFileSync(index, readFileSync(index));
  return made;
}

/** Names below a folder, `.git` left out; hidden ones too. */
export function namesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name !== '.git')
        .sort()
    : [];
}

/** The commit that a work tree stands at, and whether it has what that holds. */
export function stands(folder: string): { readonly commit: string; readonly clean: boolean } {
  return { commit: git(folder, 'rev-parse', 'HEAD'), clean: git(folder, 'status', '--porcelain') === '' };
}

/** Leftovers of work that was not done, below the folder of all clones. */
export function temporary(projects: string): string[] {
  if (!existsSync(projects)) return [];
  return readdirSync(projects, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)(new-[0-9a-f]{8}-\w+|tmp_\w+|[^/]+\.lock)$/.test(path))
    .filter((path) => !dirname(path).endsWith('worktrees'));
}
