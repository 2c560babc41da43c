import { join } from 'node:path';
import { digestOf } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { FileFacts, TrustRecord } from '../model/index.ts';
import { storeBroken, storeNotPrivate } from './problems.ts';
import { validate } from './validate.generated.js';

/** Folder and file of the user's own that remember the yes to a project folder. */
export interface Store {
  /** `$ODPM_HOME`, else `~/.odpm`. */
  readonly home: string;
  readonly folder: string;
  readonly file: string;
}

export function storeOf(home: string, project: string): Store {
  const folder = join(home, 'trust');
  return { home, folder, file: join(folder, `${digestOf(project).slice(0, 32)}.json`) };
}

const isRecord = (value: unknown): value is TrustRecord => validate(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Kept {
  readonly text: string | undefined;
  readonly facts: FileFacts | undefined;
  readonly file: string;
  readonly folder: string;
  readonly uid: number;
}

/** The record of a folder, when it is the user's own and nobody else could have written it. */
export function recordOf({ text, facts, file, folder, uid }: Kept): Checked<TrustRecord | undefined> {
  if (text === undefined || !facts) return good(undefined);
  const at = { file, line: 0, column: 0, length: 0, text: undefined };
  if (facts.kind !== 'file' || facts.owner !== uid || (facts.mode & 0o077) !== 0)
    return bad(storeNotPrivate({ file }, at));
  const record = parsed(text);
  if (!isRecord(record)) return bad(storeBroken({ file }, at));
  return good(record.folder === folder ? record : undefined);
}

/** @param record without its version, which is this odpm's */
export const textOf = (record: Omit<TrustRecord, 'version'>): string =>
  `${JSON.stringify({ version: 1, ...record }, null, 2)}\n`;
