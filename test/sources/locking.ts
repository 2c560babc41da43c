import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { nodeHost } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { commit, repository } from '../git/repositories.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-lock-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const manifest = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '17.0',
  platform: { git: 'https://git.example.org/odoo/odoo.git 17.0' },
  python: '3.10',
  distro: { name: 'debian', version: '12' },
  postgres: '15',
  dependencies: ['${OCA}/web.git 17.0', 'git@git.example.org:oca/queue.git 17.0'],
};

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Shop {
  readonly folder: string;
  /** Full ids of what the branches of odoo, web and queue have now. */
  readonly tips: Readonly<Record<'odoo' | 'web' | 'queue', string>>;
  /** Adds a commit to a branch of one of them; its full id. */
  readonly grow: (
    name: 'odoo' | 'web' | 'queue',
    branch?: string,
    files?: Readonly<Record<string, string>>,
  ) => string;
  /** Bare, as the server has it. */
  readonly server: (name: 'odoo' | 'web' | 'queue') => string;
  readonly put: (path: string, text: string) => void;
  readonly text: (path: string) => string;
  readonly manifest: (more: Readonly<Record<string, unknown>>) => void;
  readonly odpm: (words: string, more?: Partial<Host>) => Promise<Ended>;
}

/** A project with three repositories that a server has: here a folder that the user's git takes for it. */
export function shop(): Shop {
  const at = mkdtempSync(join(root, 'case-'));
  const [folder, home, server] = [join(at, 'shop'), join(at, 'home'), join(at, 'server')];
  const paths = { odoo: 'odoo/odoo', web: 'oca/web', queue: 'oca/queue' };
  const bare = Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, repository(server, `${path}.git`)]),
  );
  const of = (name: string): string => bare[name] ?? '';
  let count = 0;
  const grow: Shop['grow'] = (name, branch = '17.0', files = {}) => {
    count += 1;
    return commit(of(name), branch, { 'count.txt': `${count}\n`, ...files });
  };
  const rewrites = ['https://git.example.org/', 'git@git.example.org:'].map((from) => `insteadOf = ${from}`);
  write(join(home, 'gitconfig'), `[url "file://${server}/"]\n${rewrites.join('\n')}\n`);
  write(join(folder, '.env'), 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../projects\n');
  const said = (more: object): void =>
    write(join(folder, 'odpm.json'), `${JSON.stringify({ ...manifest, ...more }, undefined, 2)}\n`);
  said({});
  const host = nodeHost(at);
  const machine = { ...host.machine, home };
  return {
    folder,
    tips: { odoo: grow('odoo'), web: grow('web'), queue: grow('queue') },
    grow,
    server: of,
    put: (path, text) => write(join(folder, path), text),
    text: (path) => readFileSync(join(folder, path), 'utf8'),
    manifest: said,
    async odpm(words, more = {}) {
      Object.assign(process.env, { HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig') });
      const { terminal, printed } = memoryHost({});
      const code = await run(['-C', folder, ...words.split(' ')], { ...host, machine, terminal, ...more });
      const { out, err } = printed();
      return { code, out, err: err.replaceAll(at, '') };
    },
  };
}
