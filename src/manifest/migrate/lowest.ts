import type { Document } from '../../model/index.ts';
import { newerFields } from '../newer.ts';
import { since } from '../since.generated.ts';

/** The first odpm that reads nested manifests. */
const first = '4.4.0';

const numbers = (version: string): number =>
  version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);

/** The lowest odpm that knows every field of a nested manifest. */
export function lowestVersion(document: Document): string {
  const known = new Set([first, ...since.map((row) => row.since)]);
  const rising = [...known].sort((a, b) => numbers(a) - numbers(b));
  return rising.find((version) => newerFields(document, version).length === 0) ?? first;
}
