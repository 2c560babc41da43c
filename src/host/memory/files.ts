import { posix } from 'node:path';
import { byText, digestOf } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { FileFacts } from '../../model/index.ts';
import type { Files } from '../host.ts';
import { cannotWrite, inTheWay, isADirectory, tooLarge } from '../problems.ts';
import { shown } from '../system.ts';

interface Stored {
  readonly text: string;
  readonly mode: number;
}

export interface MemoryDisk {
  readonly files: Map<string, Stored>;
  /** Path → mode. */
  readonly folders: Map<string, number>;
}

const { dirname, join } = posix;

function parentsOf(path: string): string[] {
  const up = dirname(path);
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
  const disk: MemoryDisk = { files: new Map(), folders: new Map() };
  for (const folder of folders) place(disk, folder, 0o755);
  for (const [path, text] of given) {
    disk.files.set(path, { text, mode: 0o644 });
    place(disk, dirname(path), 0o755);
  }
  return disk;
}

function factsOf(disk: MemoryDisk, path: string, owner: number): FileFacts | undefined {
  const file = disk.files.get(path);
  const mode = file?.mode ?? disk.folders.get(path);
  if (mode === undefined) return undefined;
  const size = file ? Buffer.byteLength(file.text) : 4096;
  return { kind: file ? 'file' : 'directory', size, mode, owner, dangling: false };
}

/** Looks at the files in memory; what they lack below `machine.package` is read from the real `others`. */
function reading(disk: MemoryDisk, at: Place): Pick<Files, 'read' | 'stat' | 'list' | 'digest' | 'real'> {
  const { others, cwd, owner } = at;
  const isReal = (path: string): boolean =>
    (path === at.package || path.startsWith(`${at.package}/`)) &&
    !disk.files.has(path) &&
    !disk.folders.has(path);
  return {
    async read(path, limit = 1024 * 1024) {
      if (isReal(path)) return others.read(path, limit);
      const name = shown(path, cwd);
      if (disk.folders.has(path)) return bad(isADirectory({ path: name }));
      const text = disk.files.get(path)?.text;
      const large = text !== undefined && Buffer.byteLength(text) > limit;
      return large ? bad(tooLarge({ path: name, limit: `${Math.ceil(limit / 1024)} KiB` })) : good(text);
    },
    stat: async (path) => (isReal(path) ? others.stat(path) : factsOf(disk, path, owner)),
    async list(path) {
      if (isReal(path)) return others.list(path);
      const entries = [
        ...[...disk.files.keys()].map((file) => ({ path: file, kind: 'file' as const })),
        ...[...disk.folders.keys()].map((folder) => ({ path: folder, kind: 'directory' as const })),
      ];
      return entries
        .filter((entry) => entry.path !== path && dirname(entry.path) === path)
        .map((entry) => ({ name: posix.basename(entry.path), kind: entry.kind }))
        .sort((a, b) => byText(a.name, b.name));
    },
    async digest(path) {
      const file = disk.files.get(path);
      return isReal(path) ? others.digest(path) : file && digestOf(file.text);
    },
    real: async (path) =>
      factsOf(disk, path, owner) ? join(path) : isReal(path) ? others.real(path) : undefined,
  };
}

export interface Place {
  readonly cwd: string;
  readonly owner: number;
  readonly package: string;
  readonly others: Files;
}

/** Files in memory: no links, no devices, no faults; these need the real ones. */
export function memoryFiles(disk: MemoryDisk, at: Place): Files {
  return {
    ...reading(disk, at),
    async write(path, text, { mode }) {
      const name = shown(path, at.cwd);
      if (disk.folders.has(path)) return bad(inTheWay({ path: name, what: 'directory', wanted: 'file' }));
      const folder = dirname(path);
      if (!disk.folders.has(folder))
        return bad(cannotWrite({ path: name, why: 'no such folder (ENOENT)', folder }));
      const old = disk.files.get(path);
      if (old?.text === text && old.mode === mode) return good('same');
      disk.files.set(path, { text, mode });
      return good('written');
    },
    async makeFolder(path, { mode }) {
      const file = [path, ...parentsOf(path)].find((part) => disk.files.has(part));
      if (file !== undefined)
        return bad(inTheWay({ path: shown(file, at.cwd), what: 'file', wanted: 'folder' }));
      if ((mode & 0o077) === 0) disk.folders.delete(path);
      place(disk, path, mode);
      return good(undefined);
    },
    async remove(path) {
      disk.files.delete(path);
      return good(undefined);
    },
    removeStaleTemps: async () => undefined,
  };
}
