import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from '../git/repositories.ts';
import { shop } from './locking.ts';
import type { Shop } from './locking.ts';

export interface Old extends Shop {
  readonly projects: string;
  /** What a run is told of paths of this machine. */
  readonly bare: (said: string) => string;
  /** Clones one as odpm 4 did; its folder. */
  readonly clone: (name: 'odoo' | 'web' | 'queue', path?: string) => string;
}

const paths = { odoo: 'odoo/odoo', web: 'oca/web', queue: 'oca/queue' };

/** A machine on which odpm 4 worked. */
export function old(): Old {
  const at = shop();
  const root = realpathSync(dirname(at.folder));
  const projects = join(root, 'projects');
  return {
    ...at,
    projects,
    bare: (said) => said.replaceAll(root, ''),
    clone(name, path = join(projects, 'git.example.org', paths[name])) {
      mkdirSync(dirname(path), { recursive: true });
      git(root, 'clone', '--quiet', '--branch', '17.0', join(root, `server/${paths[name]}.git`), path);
      git(path, 'remote', 'set-url', 'origin', `git@GIT.example.org:${paths[name]}`);
      return path;
    },
  };
}

/** Every file of a folder with its bytes, `.git` too. */
export function bytes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    files
      .filter((path) => lstatSync(join(folder, path)).isFile())
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}
