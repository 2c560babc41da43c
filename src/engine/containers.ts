import type { Container } from '../model/index.ts';
import { validate } from './validate.generated.js';

interface Row extends Omit<Container, 'oneOff'> {
  readonly oneOff: string;
  readonly folder: string;
}

export interface Containers {
  readonly containers: readonly Container[];
  /** Folders that the project's containers were started from. */
  readonly folders: readonly string[];
}

const isRow = (value: unknown): value is Row => validate(value);

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
