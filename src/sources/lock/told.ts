import { version } from '../../base/index.ts';
import { asData } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { depsLockFile } from '../../model/index.ts';
import type { Moved } from './write.ts';

/** What a lock has become. */
export interface Relocked {
  /** The file is written. */
  readonly lock: boolean;
  /** The manifest that is written, as it is shown. */
  readonly manifest: string | undefined;
  readonly moved: readonly Moved[];
}

const short = (commit: string | undefined, otherwise: string): string =>
  commit === undefined
    ? otherwise
    : commit.startsWith('sha256:')
      ? commit.slice(0, 19)
      : commit.slice(0, 12) + commit.slice(40);

/** `web  0123456789ab → 89abcdef0123`, a line for each. */
function movedTable(moved: readonly Moved[]): string {
  const rows = moved.map(({ name, from, to }) => [name, short(from, 'new'), short(to, 'gone')] as const);
  const wide = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, from, to]) => `  ${name.padEnd(wide)}  ${from} → ${to}\n`).join('');
}

/** For people. */
export function lockTold({ lock, manifest, moved }: Relocked): string {
  const first = manifest === undefined ? '' : `${manifest} is written\n`;
  if (!lock) return `${first}${depsLockFile} is as it should be: nothing moved\n`;
  return `${first}${depsLockFile} is written\n${movedTable(moved)}`;
}

/** For programs: the document that `schemas/lock.v1.schema.json` describes. `undefined`: nothing has become of it. */
export function lockJson(become: Relocked | undefined, problems: readonly Problem[]): string {
  const { lock = false, manifest, moved = [] } = become ?? {};
  const repositories = moved.map(({ name, url, from = null, to = null }) => ({ name, url, from, to }));
  const whole = {
    format_version: 1,
    odpm: version,
    path: depsLockFile,
    changed: lock,
    manifest: manifest ?? null,
    repositories,
    diagnostics: problems.map(asData),
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
