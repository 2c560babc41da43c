import { expect } from 'vitest';
import { readJson } from '../../src/manifest/index.ts';
import type { Document } from '../../src/model/index.ts';

/** A file that may hold secrets, read as JSON. */
export function secretDocument(file: string, value: unknown): Document {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const document = readJson(file, text, { secret: true });
  if (!document.ok) expect.unreachable(document.problems[0]?.message);
  return document.value;
}
