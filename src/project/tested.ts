import type { Problem } from '../diagnostics/index.ts';
import { valueAt, verifiedCombinations } from '../model/index.ts';
import type { VerifiedCombination } from '../model/index.ts';
import type { Draft } from './draft.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

interface Wanted {
  readonly debian: string;
  /** `3.12` of `3.12.4`. */
  readonly python: string;
  /** `undefined`: `master`, which every row may serve that has no end. */
  readonly odoo: number | undefined;
}

const servesOdoo = ({ odoo: range }: VerifiedCombination, odoo: number | undefined): boolean =>
  range === undefined || odoo === undefined || (range.from <= odoo && odoo <= range.to);

const fits = (row: VerifiedCombination, { debian, python, odoo }: Wanted): boolean =>
  row.debian === debian && row.python.includes(python) && servesOdoo(row, odoo);

const distance = (a: string, b: string): number =>
  Math.abs(Number(a.split('.')[1]) - Number(b.split('.')[1]));

/** Debian and Python of the tested row that differs least: of another Python rather than of another Debian. */
function nearest({ debian, python, odoo }: Wanted): { debian: string; python: string } | undefined {
  const rows = verifiedCombinations.filter((row) => servesOdoo(row, odoo));
  const choices = rows.flatMap((row) => row.python.map((one) => ({ debian: row.debian, python: one })));
  const cost = (one: { debian: string; python: string }): number =>
    Math.abs(Number(one.debian) - Number(debian)) * 10 + distance(one.python, python);
  return choices.toSorted((a, b) => cost(a) - cost(b))[0];
}

/** What stands for a field that is wrong has no place: then nothing is said of its version. */
function isSaid({ document: { root, origins } }: Reading): boolean {
  const field = valueAt(root, ['odoo_version']) === undefined ? [] : ['/odoo_version'];
  return ['/python', '/distro/version', ...field].every((pointer) => origins.has(pointer));
}

/** A combination of Debian, Python and Odoo that nobody tests. */
export function combination({ distribution, odooVersion }: Draft, reading: Reading): Problem[] {
  if (distribution?.name !== 'debian' || odooVersion === undefined || !isSaid(reading)) return [];
  const odoo = Number.parseInt(odooVersion.replace(/^saas-/, ''), 10);
  const [, python = ''] = /^(3\.\d+)/.exec(reading.wanted.python) ?? [];
  const wanted = { debian: distribution.version, python, odoo: Number.isNaN(odoo) ? undefined : odoo };
  if (verifiedCombinations.some((row) => fits(row, wanted))) return [];
  const facts = {
    odoo: odooVersion,
    debian: wanted.debian,
    python: reading.wanted.python,
    nearest: nearest(wanted),
  };
  return [say.untested(facts, placeOf(reading, 'python').origin)];
}
