import { createHash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, as 64 hex digits. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** One digest over named contents; neither the order of the entries nor how they are cut changes it. */
export function digestOfTree(entries: Iterable<readonly [path: string, content: string]>): string {
  const rows = [...entries].map(([path, content]) => [path, digestOf(content)] as const);
  rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return digestOf(JSON.stringify(rows));
}
