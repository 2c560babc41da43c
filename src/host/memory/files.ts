import { posix } from 'node:path';
import { byText, digestOf } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Entry, FileFacts } from '../../model/index.ts';
import type { Files } from '../host.ts';
import { cannotWrite, changedMeanwhile, inTheWay, isADirectory, tooLarge } from '../problems.ts';
import { mebibyte, spoken } from '../files/read.ts';
import type { Wanted } from '../files/read.ts';
import { shown } from '../system.ts';

interface Stored {
  readonly text: string;
  readonly mode: number;
}

export interface MemoryDisk {
  readonly files: Map<string, Stored>;
  /** Path → mode. */
  readonly folders: Map<string, number>;
  /** Path → what is written in the link, absolute. */
  readonly links: Map<string, string>;
}

function parentsOf(path: string): string[] {
  const up = posix.dirname(path);
  return up === path ? [] : [up, ...parentsOf(up)];
}

const place = (disk: MemoryDisk, path: string, mode: number): void => {
  for (const folder of [path, ...parentsOf(path)]) {
    if (!disk.folders.has(folder)) disk.folders.set(folder, folder === path ? mode : 0o755);
  }
};

/** A disk with these files, 0644, and the folders that they need. */
export function diskOf(
  given: Iterable<readonly [path: string, text: string]>,
  folders: readonly string[],
): MemoryDisk {
  const disk: MemoryDisk = { files: new Map(), folders: new Map(), links: new Map() };
  for (const folder of folders) place(disk, folder, 0o755);
  for (const [path, text] of given) {
    disk.files.set(path, { text, mode: 0o644 });
    place(disk, posix.dirname(path), 0o755);
  }
  return disk;
}

/** The path with the links on it followed. */
function followed(disk: MemoryDisk, path: string): string {
  for (const [link, target] of disk.links) {
    if (path === link || path.startsWith(`${link}/`))
      return followed(disk, `${target}${path.slice(link.length)}`);
  }
  return path;
}

function statOf(disk: MemoryDisk, path: string, owner: number): FileFacts | undefined {
  const own = posix.join(followed(disk, posix.dirname(path)), posix.basename(path));
  const target = disk.links.get(own);
  if (target === undefined) return factsOf(disk, own, owner);
  const dangling = factsOf(disk, followed(disk, own), owner) === undefined;
  return { kind: 'link', size: target.length, mode: 0o777, modified: 0, owner, dangling, target };
}

function factsOf(disk: MemoryDisk, path: string, owner: number): FileFacts | undefined {
  const file = disk.files.get(path);
  const mode = file?.mode ?? disk.folders.get(path);
  if (mode === undefined) return undefined;
  const size = file ? Buffer.byteLength(file.text) : 4096;
  const kind = file ? 'file' : 'directory';
  return { kind, size, mode, modified: 0, owner, dangling: false, target: undefined };
}

function listed(disk: MemoryDisk, path: string): Entry[] {
  const inIt = (other: string): boolean => other !== path && posix.dirname(other) === path;
  const entry = (kind: 'file' | 'directory' | 'link') => (other: string) => ({
    name: posix.basename(other),
    kind,
  });
  return [
    ...[...disk.files.keys()].filter(inIt).map(entry('file')),
    ...[...disk.folders.keys()].filter(inIt).map(entry('directory')),
    ...[...disk.links.keys()].filter(inIt).map(entry('link')),
  ].sort((a, b) => byText(a.name, b.name));
}

function textAt(disk: MemoryDisk, { path, limit, name }: Wanted): Checked<string | undefined> {
  if (disk.folders.has(path)) return bad(isADirectory({ path: name }));
  const text = disk.files.get(path)?.text;
  const large = text !== undefined && Buffer.byteLength(text) > limit;
  return large ? bad(tooLarge({ path: name, limit: spoken(limit) })) : good(text);
}

/** Looks at the files in memory; what they lack below `at.package` is read from the real disk. */
function reading(disk: MemoryDisk, at: Place): Pick<Files, 'read' | 'stat' | 'list' | 'digest' | 'real'> {
  const inMemory: Pick<Files, 'read' | 'stat' | 'list' | 'digest' | 'real'> = {
    read: (path, limit = mebibyte) =>
      Promise.resolve(textAt(disk, { path: followed(disk, path), limit, name: shown(path, at.cwd) })),
    stat: (path) => Promise.resolve(statOf(disk, path, at.owner)),
    list: (path) => Promise.resolve(listed(disk, followed(disk, path))),
    digest(path, length) {
      const file = disk.files.get(followed(disk, path));
      return Promise.resolve(file && digestOf(file.text.slice(0, length)));
    },
    real(path) {
      const way = posix.normalize(followed(disk, path));
      return Promise.resolve(factsOf(disk, way, at.owner) && way);
    },
  };
  const where = (path: string) => {
    const ofPackage = path === at.package || path.startsWith(`${at.package}/`);
    return ofPackage && !factsOf(disk, path, at.owner) ? at.others : inMemory;
  };
  return {
    read: (path, limit) => where(path).read(path, limit),
    stat: (path) => where(path).stat(path),
    list: (path) => where(path).list(path),
    digest: (path, length) => where(path).digest(path, length),
    real: (path) => where(path).real(path),
  };
}

export interface Place {
  readonly cwd: string;
  readonly owner: number;
  readonly package: string;
  readonly others: Files;
}

function write(
  disk: MemoryDisk,
  { path, text, mode }: Stored & { path: string },
  name: string,
): Checked<'written' | 'same'> {
  if (disk.folders.has(path)) return bad(inTheWay({ path: name, what: 'directory', wanted: 'file' }));
  const folder = posix.dirname(path);
  if (!disk.folders.has(folder))
    return bad(cannotWrite({ path: name, why: 'no such folder (ENOENT)', folder }));
  const old = disk.files.get(path);
  if (old?.text === text && old.mode === mode) return good('same');
  disk.files.set(path, { text, mode });
  return good('written');
}

function append(
  disk: MemoryDisk,
  path: string,
  { text, name }: { text: string; name: string },
): Checked<void> {
  const folder = posix.dirname(path);
  const why = disk.folders.has(path)
    ? 'it is a directory (EISDIR)'
    : disk.folders.has(folder)
      ? undefined
      : 'no such folder (ENOENT)';
  if (why !== undefined) return bad(cannotWrite({ path: name, why, folder }));
  const old = disk.files.get(path);
  disk.files.set(path, { text: `${old?.text ?? ''}${text}`, mode: old?.mode ?? 0o644 });
  return good(undefined);
}

/** All that lies in a folder, and itself, under another name; `undefined`: gone. */
function moved(disk: MemoryDisk, path: string, target: string | undefined): void {
  for (const kept of [disk.files, disk.folders, disk.links] as readonly Map<string, unknown>[])
    for (const [name, what] of kept) {
      if (name !== path && !name.startsWith(`${path}/`)) continue;
      kept.delete(name);
      if (target !== undefined) kept.set(`${target}${name.slice(path.length)}`, what);
    }
}

/** Files in memory: no devices, no faults; these need the real ones. */
export function memoryFiles(disk: MemoryDisk, at: Place): Files {
  return {
    ...reading(disk, at),
    write(path, text, options) {
      const name = shown(path, at.cwd);
      const over = options.owner === 'people' ? options.over : undefined;
      const changed = over !== undefined && disk.files.get(path)?.text !== over;
      return Promise.resolve(
        changed
          ? bad(changedMeanwhile({ path: name }))
          : write(disk, { path, text, mode: options.mode }, name),
      );
    },
    append: (path, text) => Promise.resolve(append(disk, path, { text, name: shown(path, at.cwd) })),
    makeFolder(path, { mode }) {
      const file = [path, ...parentsOf(path)].find((part) => disk.files.has(part));
      const name = file === undefined ? '' : shown(file, at.cwd);
      if (file !== undefined)
        return Promise.resolve(bad(inTheWay({ path: name, what: 'file', wanted: 'folder' })));
      if ((mode & 0o077) === 0) disk.folders.delete(path);
      place(disk, path, mode);
      return Promise.resolve(good(undefined));
    },
    link(path, target) {
      disk.links.set(path, target);
      return Promise.resolve(good(undefined));
    },
    remove(path) {
      disk.files.delete(path);
      disk.links.delete(path);
      return Promise.resolve(good(undefined));
    },
    removeFolder(path) {
      moved(disk, path, undefined);
      return Promise.resolve(good(undefined));
    },
    moveFolder(path, target) {
      moved(disk, path, target);
      return Promise.resolve(good(undefined));
    },
    removeStaleTemps: () => Promise.resolve(),
  };
}
