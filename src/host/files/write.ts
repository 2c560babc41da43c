import { readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { WriteOptions } from '../host.ts';
import { cannotWrite, changedMeanwhile, inTheWay, linkToNothing, tooManyLinks } from '../problems.ts';
import { errno, inWords, octal } from '../system.ts';
import { replace } from './atomic.ts';
import type { Replacing } from './atomic.ts';
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

const mark = '\ufeff';

/** The file's text with its BOM, where it has one; `undefined` when there is no file. */
async function markedText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errno(error) !== 'ENOENT') throw error;
    return undefined;
  });
}

/** What is written, and whether the file still is what that was made from. */
async function plannedFor({ path, mode }: Target, text: string, options: WriteOptions): Promise<Replacing> {
  const over = options.owner === 'people' ? options.over : undefined;
  if (over === undefined) return { bytes: Buffer.from(text), mode, mayGo: () => Promise.resolve(true) };
  const old = await markedText(path);
  const marked = old?.startsWith(mark) === true ? mark : '';
  return {
    bytes: Buffer.from(marked + text),
    mode,
    mayGo: async () => (await markedText(path)) === marked + over,
  };
}

async function writeTo(
  target: Target,
  { text, name }: { readonly text: string; readonly name: string },
  options: WriteOptions,
): Promise<Checked<'written' | 'same'>> {
  try {
    const planned = await plannedFor(target, text, options);
    if (await isSame(target, planned.bytes)) return good('same');
    return (await replace(target.path, planned)) ? good('written') : bad(changedMeanwhile({ path: name }));
  } catch (error) {
    return bad(await writeProblem(target.path, name, error));
  }
}

/** See `Files.write`. `name` is the path as problems show it. */
export async function write(
  file: { readonly path: string; readonly name: string },
  text: string,
  options: WriteOptions,
): Promise<Checked<'written' | 'same'>> {
  try {
    const target = await targetOf(file.path, options, file.name);
    return target.ok ? await writeTo(target.value, { text, name: file.name }, options) : target;
  } catch (error) {
    return bad(await writeProblem(file.path, file.name, error));
  }
}
