import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { nodeHost } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';

export const top = join(import.meta.dirname, '..', '..');

const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-packages-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// npm has no network here, and nothing of the one who runs the tests.
mkdirSync(join(root, 'home'));
Object.assign(process.env, {
  npm_config_offline: 'true',
  npm_config_cache: join(root, 'cache'),
  npm_config_userconfig: join(root, 'home/.npmrc'),
  ODPM_HOME: join(root, 'home/.odpm'),
});

/** What npm has fetched so far is gone: it has to come from where it is. */
export const forgetCache = (): void => rmSync(join(root, 'cache'), { recursive: true, force: true });

export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const npm = join(dirname(process.execPath), 'npm');

/** Packs a package as its author does → path of the tarball. */
export function packed(name: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'author-'));
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
  const words = ['pack', '--ignore-scripts', '--json', `--pack-destination=${folder}`];
  const said = execFileSync(npm, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return join(folder, /"filename": "(.*)"/.exec(said)?.[1] ?? name);
}

/** A package of a plugin: what its `package.json` says beside name and version. */
export const plugin = (name: string, version: string, more: object = {}): string =>
  JSON.stringify({
    name,
    version,
    type: 'module',
    exports: './index.js',
    odpm: { name: name.replace(/^odpm-plugin-/, ''), entry: './index.js' },
    ...more,
  });

const manifest = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'https://github.com/odoo/odoo.git 19.0' },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Project {
  readonly folder: string;
  readonly put: (path: string, text: string) => void;
  readonly text: (path: string) => string;
  readonly odpm: (words: string, typed?: readonly string[]) => Promise<Ended>;
  readonly host: Host;
  /** What the host of the next commands has otherwise. */
  readonly otherwise: (more: Partial<Host>) => void;
}

/** A project on this machine, with a manifest that names these packages. */
export function project(plugins?: Readonly<Record<string, string>>): Project {
  const folder = mkdtempSync(join(root, 'shop-'));
  const write = (path: string, text: string): void => put(join(folder, path), text);
  const said = plugins ? { ...manifest, extensions: { plugins } } : manifest;
  write('odpm.json', `${JSON.stringify(said, undefined, 2)}\n`);
  const host = nodeHost(top);
  let more: Partial<Host> = {};
  return {
    folder,
    host,
    put: write,
    text: (path) => readFileSync(join(folder, path), 'utf8'),
    otherwise: (given) => (more = given),
    async odpm(words, typed) {
      const { terminal, printed } = memoryHost({
        interactive: typed !== undefined,
        answers: [...(typed ?? [])],
      });
      const code = await run(['-C', folder, ...words.split(' ')], { ...host, terminal, ...more });
      return { code, ...printed() };
    },
  };
}
