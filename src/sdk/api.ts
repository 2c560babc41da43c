import { Refusal, servedApiVersions } from '../model/index.ts';

type Version = readonly [major: number, minor: number, patch: number];

/** As it is written: `numbers` of the three are. */
interface Bound {
  readonly version: Version;
  readonly numbers: number;
}

const order = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** The first version behind all that begin with the same `numbers`. */
function behind({ version: [major, minor, patch] }: Bound, numbers: number): Version {
  if (numbers === 1) return [major + 1, 0, 0];
  return numbers === 2 ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

const between = (is: Version, bound: Bound, numbers: number): boolean =>
  order(is, bound.version) >= 0 && order(is, behind(bound, numbers)) < 0;

const tests: Readonly<Record<string, (is: Version, bound: Bound) => boolean>> = {
  '>=': (is, { version }) => order(is, version) >= 0,
  '>': (is, bound) => order(is, behind(bound, bound.numbers)) >= 0,
  '<=': (is, bound) => order(is, behind(bound, bound.numbers)) < 0,
  '<': (is, { version }) => order(is, version) < 0,
  '^': (is, bound) => between(is, bound, 1),
  '~': (is, bound) => between(is, bound, Math.min(2, bound.numbers)),
  '': (is, bound) => between(is, bound, bound.numbers),
};

const comparison = /(?:^|\s)(>=|<=|>|<|\^|~|=?)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(?=\s|$)/g;

function fits(is: Version, range: string): boolean {
  return [...range.matchAll(comparison)].every(([, sign = '', major, minor, patch]) => {
    const version: Version = [Number(major), Number(minor ?? 0), Number(patch ?? 0)];
    const numbers = patch === undefined ? (minor === undefined ? 1 : 2) : 3;
    return tests[sign.replace(/^=$/, '')]?.(is, { version, numbers }) === true;
  });
}

const numbersOf = (version: string): Version => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
};

/**
 * Goes on where this odpm serves a version of the extension API that fits: `>=1.0 <2`, `^1.1`, `~1.0`, `1.1`; what a
 * space parts must all hold. For code that is loaded without a `package.json` that says so.
 * @throws Refusal when none fits; TypeError when it is no range
 */
export function assertApi(range: string): void {
  if (range.trim() === '' || range.replaceAll(comparison, '').trim() !== '')
    throw new TypeError(`"${range}" is not a version range; write it like ">=1.0 <2"`); // eslint-disable-line no-restricted-syntax -- a mistake in code of a plugin, which the guard names
  if (servedApiVersions.some((version) => fits(numbersOf(version), range))) return;
  const served = servedApiVersions.map((version) => version.replace(/\.0$/, '')).join(' and ');
  // eslint-disable-next-line no-restricted-syntax -- how a plugin says no
  throw new Refusal({
    code: 'plugins/api-range',
    severity: 'error',
    exit: 3,
    message: `version ${range} of the extension API is asked for, and this odpm serves ${served}`,
    also: [],
    fix: 'Use a version of the plugin that is made for this odpm, or an odpm that serves it.',
  });
}
