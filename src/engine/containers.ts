import type { Container } from '../model/index.ts';

interface Row extends Omit<Container, 'oneOff'> {
  readonly oneOff: string;
  readonly folder: string;
}

export interface Containers {
  readonly containers: readonly Container[];
  /** Folders that the project's containers were started from. */
  readonly folders: readonly string[];
}

const texts = ['id', 'name', 'service', 'oneOff', 'folder', 'digest', 'state', 'status'] as const;

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map(Object.entries(value));
  return texts.every((key) => typeof entries.get(key) === 'string');
}

function rowOf(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads what `docker ps` printed, a JSON object a line; `undefined` when that is not what it printed. */
export function readContainers(stdout: string): Containers | undefined {
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map(rowOf);
  const known = rows.filter((row) => row !== undefined);
  if (known.length < rows.length) return undefined;
  return {
    containers: known.map((row) => ({ ...row, oneOff: row.oneOff === 'True' })),
    folders: [...new Set(known.map(({ folder }) => folder).filter((folder) => folder !== ''))],
  };
}
