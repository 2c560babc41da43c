import { readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { WriteOptions } from '../host.ts';
import { cannotWrite, inTheWay, linkToNothing, tooManyLinks } from '../problems.ts';
import { errno, inWords, octal } from '../system.ts';
import { replace } from './atomic.ts';
import { foundAt, refusal } from './guard.ts';
import { whatItIs } from './kind.ts';

interface Target {
  /** Where the bytes go, links followed. */
  readonly path: string;
  readonly mode: number;
}

/** A file of people: through a link to the file that it points at, and with the mode that this has. */
async function peoples(path: string, mode: number, name: string): Promise<Checked<Target>> {
  const link = await foundAt(path);
  if (!link) return good({ path, mode });
  try {
    const found = await stat(path);
    if (!found.isFile()) return bad(inTheWay({ path: name, what: whatItIs(found), wanted: 'file' }));
    return good({ path: await realpath(path), mode: found.mode & 0o7777 });
  } catch (error) {
    if (errno(error) === 'ELOOP') return bad(tooManyLinks({ path: name }));
    if (errno(error) !== 'ENOENT' || !link.isSymbolicLink()) throw error;
    return bad(linkToNothing({ path: name, target: await readlink(path) }));
  }
}

async function targetOf(path: string, options: WriteOptions, name: string): Promise<Checked<Target>> {
  if (options.owner === 'people') return peoples(path, options.mode, name);
  const refused = await refusal(path, options.within, 'file');
  return refused ? bad(refused) : good({ path, mode: options.mode });
}

async function isSame({ path, mode }: Target, bytes: Buffer): Promise<boolean> {
  const found = await foundAt(path);
  if (!found?.isFile() || found.size !== bytes.length || (found.mode & 0o7777) !== mode) return false;
  // What cannot be read cannot be compared: it is replaced.
  return readFile(path).then(
    (old) => old.equals(bytes),
    () => false,
  );
}

/** The nearest folder that is there. */
async function folderAbove(path: string): Promise<string> {
  const folder = dirname(path);
  const there = await stat(folder).catch((error: unknown) => errno(error) !== 'ENOENT');
  return there || folder === path ? folder : folderAbove(folder);
}

/**
 * The problem that an error of the system is: with the folder's mode where permission was what lacked.
 * @throws what is no error of the system: a bug
 */
export async function writeProblem(path: string, name: string, error: unknown): Promise<Problem> {
  if (errno(error) === undefined) throw error;
  const folder = await folderAbove(path);
  const permission = ['EACCES', 'EPERM'].includes(errno(error) ?? '');
  const found = permission ? await stat(folder).catch(() => undefined) : undefined;
  const why = found ? `${inWords(error)}; the folder has mode ${octal(found.mode)}` : inWords(error);
  return cannotWrite({ path: name, why, folder });
}

/** See `Files.write`. `name` is the path as problems show it. */
export async function write(
  file: { readonly path: string; readonly name: string },
  text: string,
  options: WriteOptions,
): Promise<Checked<'written' | 'same'>> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    const target = await targetOf(file.path, options, file.name);
    if (!target.ok) return target;
    if (await isSame(target.value, bytes)) return good('same');
    await replace(target.value.path, bytes, target.value.mode);
    return good('written');
  } catch (error) {
    return bad(await writeProblem(file.path, file.name, error));
  }
}
