import { isList, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { newerField } from './problems.ts';
import { since } from './since.generated.ts';
import { slicesOf } from './slices.ts';

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The pointers that a path with `*` stands for. */
function matches(root: Json, path: string): [Pointer, Json][] {
  let found: [Pointer, Json][] = [['', root]];
  for (const segment of path.split('/').slice(1)) {
    found = found.flatMap(([pointer, value]): [Pointer, Json][] => {
      const keys =
        segment === '*' ? (typeof value === 'object' && value !== null ? Object.keys(value) : []) : [segment];
      return keys.flatMap((key): [Pointer, Json][] => {
        const next = valueAt(value, [key]);
        return next === undefined ? [] : [[pointer + pointerTo(key), next]];
      });
    });
  }
  return found;
}

/** Compares `N.N.N`; a pre-release behind it makes no difference. */
function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/[.+-]/).slice(0, 3).map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0);
}

const rows = new Map<string, typeof since>();

/** The rows that are newer than a version; kept, as the manifests of one call mostly ask for the same. */
function newerThan(minimum: string): typeof since {
  const known = rows.get(minimum);
  if (known) return known;
  const versions = [...new Set(since.map((row) => row.since))].filter((each) => isNewer(each, minimum));
  const found = since.filter((row) => versions.includes(row.since));
  rows.set(minimum, found);
  return found;
}

/** Fields and shapes that are newer than the lowest odpm that `requires_odpm` lets in. */
export function newerFields(document: Document, minimum: string): Problem[] {
  const newer = newerThan(minimum);
  if (newer.length === 0) return [];
  return slicesOf(document).flatMap((slice) =>
    newer.flatMap((row) =>
      matches(slice.root, row.path)
        .filter(([, value]) => row.types?.includes(typeOf(value)) ?? true)
        .map(([pointer]) => slice.at + pointer)
        .map((pointer) =>
          newerField({ pointer, since: row.since, minimum }, keyOf(document.origins, pointer)),
        ),
    ),
  );
}
