import coerce from 'semver/functions/coerce.js';
import gte from 'semver/functions/gte.js';
import parse from 'semver/functions/parse.js';
import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import validRange from 'semver/ranges/valid.js';
import { version } from '../base/index.ts';

/** What `requires_odpm` asks for. */
export interface Requirement {
  /** The lowest odpm that it lets in. */
  readonly minimum: string;
  readonly satisfied: boolean;
}

const plain = /^v?\d+(\.\d+){0,3}([.-]?[a-z][0-9a-z.-]*)?(\+[0-9a-z.-]+)?$/i;
const range = /[<>=~^|*]|\bx\b| - /i;

function atLeast(text: string): Requirement | undefined {
  const minimum = (parse(text) ?? coerce(text))?.version;
  return minimum === undefined ? undefined : { minimum, satisfied: gte(version, minimum) };
}

function within(text: string): Requirement | undefined {
  if (validRange(text) === null) return undefined;
  const minimum = minVersion(text)?.version ?? '0.0.0';
  return { minimum, satisfied: satisfies(version, text, { includePrerelease: true }) };
}

/** Whether it says which versions fit, as npm writes it. */
export const isRange = (text: string): boolean => validRange(text) !== null;

const known = new Map<string, Requirement | undefined>();

function requirementIn(text: string): Requirement | undefined {
  if (range.test(text)) return within(text);
  return plain.test(text) ? atLeast(text) : undefined;
}

/**
 * One to three numbers are a minimum, also with `v` before them, a pre-release or `+build` behind them; with an operator, an
 * `x` or a hyphen between spaces it is a range as npm writes it. `undefined`: neither.
 */
export function requirementOf(written: string): Requirement | undefined {
  const text = written.trim();
  // Each manifest is asked twice, and those of one call mostly say the same.
  if (!known.has(text)) known.set(text, requirementIn(text));
  return known.get(text);
}
