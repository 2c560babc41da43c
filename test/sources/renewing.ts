import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { shop } from './locking.ts';
import type { Shop } from './locking.ts';

export const short = (id: string): string => id.slice(0, 12);

export interface Kept extends Shop {
  /** Work tree of the repository web. */
  readonly tree: string;
  /** The same, as messages show it. */
  readonly shown: string;
  /** The bare repository that it comes from. */
  readonly bare: string;
  /** Runs `up`; what it says from a first word on, or nothing. */
  readonly up: (from: string, more?: string) => Promise<{ readonly code: number; readonly said: string }>;
}

/** A project whose repositories are here, and whose user has chosen this. */
export async function here(settings: object = { update_git_repos: true }): Promise<Kept> {
  const made = shop();
  made.put('user_settings.json', JSON.stringify(settings));
  expect((await made.odpm('up --skip-start')).code).toBe(0);
  const tree = realpathSync(join(made.folder, '.odpm/links/repositories/web'));
  return {
    ...made,
    tree,
    shown: tree.slice(dirname(made.folder).length),
    bare: made.server('web'),
    async up(from, more = '') {
      const { code, err } = await made.odpm(`up --skip-start${more}`);
      const at = err.indexOf(from);
      // Lines of a message are broken where a terminal ends.
      return { code, said: at < 0 ? '' : err.slice(at).replaceAll(/\s+/g, ' ') };
    },
  };
}

/** Rows of branches, without the room between their words. */
export const rowsOf = (table: string): string[] =>
  [...table.matchAll(/^ +(\w+) +((?:checkout\.\w+|git\.checkout) .*)$/gm)].map((row) =>
    row.slice(1).join(' ').replace(/ +/g, ' '),
  );
