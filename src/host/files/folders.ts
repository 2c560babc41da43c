import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { byText } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Entry, FileFacts } from '../../model/index.ts';
import { HostError } from '../error.ts';
import type { FolderOptions } from '../host.ts';
import { cannotRead } from '../problems.ts';
import { errno, inWords } from '../system.ts';
import { isTemp, syncFolder } from './atomic.ts';
import { foundAt, refusal } from './guard.ts';
import { kindOf } from './kind.ts';
import { writeProblem } from './write.ts';

/** A path, and how problems show it. */
interface Named {
  readonly path: string;
  readonly name: string;
}

const isPrivate = (mode: number): boolean => (mode & 0o077) === 0;

async function made(path: string, mode: number): Promise<void> {
  const found = await foundAt(path);
  if (found) {
    if (isPrivate(mode) && !isPrivate(found.mode)) await chmod(path, mode);
    return;
  }
  if (!(await foundAt(dirname(path)))) await made(dirname(path), 0o755);
  try {
    await mkdir(path, { mode });
    await chmod(path, mode);
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error;
  }
}

export async function makeFolder({ path, name }: Named, options: FolderOptions): Promise<Checked<void>> {
  try {
    const refused = path === options.within ? undefined : await refusal(path, options.within, 'folder');
    if (refused) return bad(refused);
    await made(path, options.mode);
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(path, name, error));
  }
}

export async function remove({ path, name }: Named, within: string): Promise<Checked<void>> {
  try {
    const folder = dirname(path);
    const refused = folder === within ? undefined : await refusal(folder, within, 'folder');
    if (refused) return bad(refused);
    await rm(path, { force: true });
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(path, name, error));
  }
}

/** See `Files.removeFolder`. */
export async function removeFolder({ path, name }: Named, within: string): Promise<Checked<void>> {
  try {
    const refused = await refusal(path, within, 'folder');
    if (refused) return bad(refused);
    await rm(path, { recursive: true, force: true });
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(path, name, error));
  }
}

/** See `Files.moveFolder`. */
export async function moveFolder(
  { path, name }: Named,
  target: string,
  within: string,
): Promise<Checked<void>> {
  try {
    const refused = (await refusal(path, within, 'folder')) ?? (await refusal(target, within, 'folder'));
    if (refused) return bad(refused);
    await rename(path, target);
    await syncFolder(dirname(target));
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(target, name, error));
  }
}

export function facts(path: string): FileFacts | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return undefined;
    const gone = found.isSymbolicLink() && !existsSync(path);
    const { size, mode, uid: owner, mtimeMs: modified } = found;
    const target = found.isSymbolicLink() ? readlinkSync(path) : undefined;
    return { kind: kindOf(found), size, mode: mode & 0o7777, modified, owner, dangling: gone, target };
  } catch {
    return undefined;
  }
}

/** @throws HostError */
export function list({ path, name }: Named): readonly Entry[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => byText(a.name, b.name));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return [];
    throw new HostError(cannotRead({ path: name, why: inWords(error) }));
  }
}

export function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Unlinks what killed writes left in these folders themselves; a folder that is a link is passed by. */
export async function removeStaleTemps(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (!(await foundAt(folder))?.isDirectory()) continue;
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter(isTemp))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
