import { join } from 'node:path';
import { isObject } from '../../base/index.ts';
import type { Json } from '../../base/index.ts';
import { lockFile } from '../../model/index.ts';
import type { Files } from '../host.ts';

/** What the lock's file tells about who holds a project. */
export interface HolderFacts {
  readonly pid: number;
  readonly command: string;
  readonly since: string;
}

export const lockIn = (folder: string): string => join(folder, lockFile);

const asJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** `undefined` for everything that is not what odpm writes: the file only tells, it is not the lock. */
export async function readHolder(files: Files, folder: string): Promise<HolderFacts | undefined> {
  const read = await files.read(lockIn(folder), 4096);
  const told = read.ok && read.value !== undefined ? asJson(read.value) : undefined;
  if (!isObject(told)) return undefined;
  const { pid, command, since } = told;
  if (typeof pid !== 'number' || typeof command !== 'string' || typeof since !== 'string') return undefined;
  return { pid, command, since };
}
