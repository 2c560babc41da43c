import { isObject, pointerTo, segmentsOf } from '../../base/index.ts';
import type { Json, Pointer } from '../../base/index.ts';
import { defaultsFor, objectOf, originOf, parts, valueAt, versionOfLink } from '../../model/index.ts';
import type { Document } from '../../model/index.ts';
import { flatFields } from './fields.generated.ts';

/** A value that the file does not have, and the pointers that it has in a flat manifest and in a nested one. */
export interface Filling {
  readonly pointer: Pointer;
  readonly becomes: Pointer;
  readonly value: Json;
}

const textAt = (root: Json, key: string): string | undefined => {
  const value = valueAt(root, [key]);
  return typeof value === 'string' ? value : undefined;
};

/** The version of Odoo: the field, else the branch of the platform's link. */
export function flatOdooVersion(root: Json): string | undefined {
  return textAt(root, 'odoo_version') ?? versionOfLink(textAt(root, 'odoo_git_link') ?? '');
}

const becomesOf = (pointer: Pointer): Pointer => flatFields[pointer]?.becomes ?? pointer;

/** What a nested manifest must have and this flat one does not say: the defaults of its version of Odoo; PostgreSQL 13, as ever. */
export function fillings(root: Json): readonly Filling[] {
  const version = flatOdooVersion(root);
  const { python, debian } = defaultsFor(version);
  const platform = ['https://github.com/odoo/odoo.git', version].filter((word) => word !== undefined);
  const wanted: readonly (readonly [Pointer, Json])[] = [
    ['/manifest_schema', 2],
    ['/odpm_version', '3.0'],
    ['/odoo_git_link', platform.join(' ')],
    ['/python_version', python],
    ['/distro_name', 'debian'],
    ['/distro_version', debian],
    ['/postgres_version', '13'],
  ];
  const said = new Set(fieldsIn(root).map(becomesOf));
  return wanted
    .map(([pointer, value]) => ({ pointer, becomes: becomesOf(pointer), value }))
    .filter(({ becomes }) => !said.has(becomes));
}

/** Pointers of the fields that a flat manifest has, in file order; an old key beside today's is none. */
function fieldsIn(root: Json): readonly Pointer[] {
  const walk = (value: Json, at: Pointer): Pointer[] =>
    !isObject(value)
      ? []
      : Object.entries(value).flatMap(([key, member]) => {
          const pointer = at + pointerTo(key);
          const field = flatFields[pointer];
          if (!field) return walk(member, pointer);
          return field.today !== undefined && Object.hasOwn(value, field.today) ? [] : [pointer];
        });
  return walk(root, '');
}

function partAt(document: Document, [first = '', ...rest]: readonly string[]): Document {
  const part = parts(document).get(first) ?? document;
  return rest.length === 0 ? part : partAt(part, rest);
}

/** A value of the file; of the format's version only the place stays. */
function written(flat: Document, pointer: Pointer): Document {
  const part = partAt(flat, segmentsOf(pointer));
  const own = part.origins.get('');
  if (pointer !== '/manifest_schema' || !own) return part;
  return { root: 2, origins: new Map([['', { ...own, source: '2' }]]) };
}

/** What is filled in stands nowhere: problems show the beginning of the file. */
function filledIn({ pointer, value }: Filling, { origins }: Document): Document {
  const whole = originOf(origins, '');
  const origin = whole && { ...whole, length: 1, by: 'default', pointer };
  return { root: value, origins: new Map(origin ? [['', origin]] : []) };
}

const usual = Object.values(flatFields).map(({ becomes }) => becomes);

/** A name stands before its version, whatever is filled in. */
function inUsualOrder(key: string, group: ReadonlyMap<string, Document>): ReadonlyMap<string, Document> {
  const placeOf = (name: string): number => usual.indexOf(pointerTo(key, name));
  return new Map([...group].sort(([a], [b]) => placeOf(a) - placeOf(b)));
}

/** Flat → nested: every value with the place of its flat text, and what is filled in. */
export function nest(flat: Document, filled: readonly Filling[]): Document {
  const placed = new Map<string, Map<string, Document>>();
  const put = (becomes: Pointer, part: Document): void => {
    const [first = '', second = ''] = segmentsOf(becomes);
    placed.set(first, (placed.get(first) ?? new Map<string, Document>()).set(second, part));
  };
  for (const pointer of fieldsIn(flat.root)) put(becomesOf(pointer), written(flat, pointer));
  for (const each of filled) put(each.becomes, filledIn(each, flat));
  const members = [...placed].map(([key, group]): [string, Document] => {
    const [first] = group.values();
    return [key, group.get('') ?? objectOf(inUsualOrder(key, group), first?.origins.get(''))];
  });
  return objectOf(new Map(members), flat.origins.get(''));
}
