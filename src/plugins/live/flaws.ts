import type * as z from 'zod/mini';
import { kindOf, pathText } from './plain.ts';
import type { Flaw } from './plain.ts';

type Issue = z.core.$ZodIssue;

/** The value at a path; that of a getter is asked once more. */
export function at(root: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** `message` of an issue is what belongs there: each schema says it of itself. */
export function flawOf(issue: Issue, root: unknown): Flaw {
  const value = at(root, issue.path);
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys')
    return { path, says: `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which odpm does not know` };
  const found = value === undefined && path === '' ? 'nothing' : kindOf(value);
  return { path, says: `is ${found}, where ${issue.message} belongs` };
}

/** `steps[0].evaluate is missing, where a function belongs`. */
export const spokenFlaw = ({ path, says }: Flaw): string => `${path === '' ? 'it' : path} ${says}`;
