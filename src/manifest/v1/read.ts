import { closest, isObject, segmentsOf } from '../../base/index.ts';
import type { Pointer } from '../../base/index.ts';
import { andThen, checked } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../../model/index.ts';
import type { Document } from '../../model/index.ts';
import { ownChecks } from '../checks.ts';
import * as say from '../problems.ts';
import { missingKey } from '../shape-problems.ts';
import { schemaProblems } from '../schema.ts';
import { spelledOut } from '../spelling.ts';
import { flatFields } from './fields.generated.ts';
import { thorough } from './flaws.generated.js';
import { fillings, flatOdooVersion, nest } from './nest.ts';
import { fieldsBelow, sift } from './sift.ts';
import type { Sifted } from './sift.ts';

const onlyNested = new Set(
  'scenarios services service_patches service_sources hooks secrets extensions locks'.split(' '),
);

/** Whether a member of a flat manifest has a meaning in a nested one alone. */
export const isOnlyNested = (pointer: Pointer): boolean => onlyNested.has(pointer.slice(1));

function ofStranger(pointer: Pointer, { document: { origins } }: Sifted): Problem[] {
  const at = keyOf(origins, pointer);
  const segments = segmentsOf(pointer);
  const key = segments.at(-1) ?? '';
  if (pointer === '/$schema') return [];
  if (isOnlyNested(pointer)) return [say.needsNested({ key }, at)];
  const known = fieldsBelow(pointer.slice(0, pointer.lastIndexOf('/')));
  return [say.flatUnknownKey({ key, pointer, meant: closest(key, known) }, at)];
}

function ofOldKeys({ root, origins }: Document): Problem[] {
  return Object.keys(isObject(root) ? root : {}).flatMap((key) => {
    const today = flatFields[`/${key}`]?.today;
    if (today === undefined) return [];
    const value = valueAt(root, [today]) === undefined ? valueAt(root, [key]) : undefined;
    return [say.oldKey({ key, today, value }, keyOf(origins, `/${key}`))];
  });
}

/** What a flat manifest cannot do without: its format's version, and a version of Odoo for the defaults. */
function ofMissing({ root, origins }: Document): Problem[] {
  const whole = originOf(origins, '');
  const at = (pointer: Pointer) => whole && { ...whole, length: 1, pointer };
  const has = (key: string): boolean => valueAt(root, [key]) !== undefined;
  const version = has('odpm_version') ? [] : [say.noFlatVersion({}, at('/odpm_version'))];
  if (flatOdooVersion(root) !== undefined || has('odoo_version') || has('odoo_git_link')) return version;
  const facts = { key: 'odoo_version', pointer: '/odoo_version', example: '"19.0"' };
  return [...version, missingKey(facts, at('/odoo_version'))];
}

export const flatValidators = { validate: (value: unknown) => thorough()(value), thorough };

/** Checks the fields that a flat manifest has; spells its version of Odoo out. */
export function checkedFlat({ document }: Sifted): Checked<Document> {
  return andThen(spelledOut(document), (flat) =>
    checked(flat, [...ofOldKeys(flat), ...ofMissing(flat), ...schemaProblems(flat, flatValidators)]),
  );
}

/**
 * A flat manifest (version 1) → the document that a nested one would give. Every value keeps the place of its
 * flat text, so later problems show what the person wrote; defaults are filled in, `by: 'default'`.
 */
export function readFlat(document: Document): Checked<Document> {
  const sifted = sift(document);
  const flat = checkedFlat(sifted);
  const asked = flat.ok ? flat.value : sifted.document;
  const nested = nest(asked, fillings(asked.root));
  const strangers = sifted.strangers.flatMap((each) => ofStranger(each, sifted));
  return checked(nested, [...flat.problems, ...strangers, ...ownChecks(nested)]);
}
