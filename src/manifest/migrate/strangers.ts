import { closest, isObject, parentOf, pointerTo, segmentsOf } from '../../base/index.ts';
import type { Pointer } from '../../base/index.ts';
import { parts } from '../../model/index.ts';
import type { Document } from '../../model/index.ts';
import { fieldsBelow, fillings, flatFields, flatOdooVersion, isOnlyNested } from '../v1/index.ts';
import type { Sifted } from '../v1/index.ts';
import { filledIn, leftOut } from './notes.ts';
import type { Note } from './notes.ts';

const alsoCarried = new Set(
  '/$schema /system_packages /inherit_services /resources /proxy /image'.split(' '),
);

/** What a flat manifest does not know and a nested one does is carried as it stands. */
const isCarried = (pointer: Pointer): boolean => isOnlyNested(pointer) || alsoCarried.has(pointer);

export function carried(document: Document, { strangers }: Sifted): readonly [string, Document][] {
  return [...parts(document)].flatMap(([key, part]): [string, Document][] => {
    const pointer = pointerTo(key);
    if (!strangers.includes(pointer) || !isCarried(pointer)) return [];
    if (key !== '$schema' || typeof part.root !== 'string') return [[key, part]];
    return [[key, { ...part, root: part.root.replace('odpm.v1.schema', 'odpm.v2.schema') }]];
  });
}

export function filledNotes(flat: Document): readonly Note[] {
  const version = flatOdooVersion(flat.root);
  const ofOdoo = version === undefined ? 'the default' : `the default of Odoo ${version}`;
  const because: Readonly<Record<Pointer, string>> = {
    '/postgres': 'what a flat manifest means without postgres_version',
    '/distro/name': 'the default',
  };
  return fillings(flat.root)
    .filter(({ becomes }) => becomes !== '/manifest_schema' && becomes !== '/requires_odpm')
    .map(({ becomes, value }) => filledIn(becomes, value, because[becomes] ?? ofOdoo));
}

export function leftNotes({ document: { root }, strangers }: Sifted): readonly Note[] {
  const old = Object.keys(isObject(root) ? root : {}).flatMap((key) => {
    const today = flatFields[pointerTo(key)]?.today;
    if (today === undefined || !isObject(root) || !Object.hasOwn(root, today)) return [];
    return [leftOut(pointerTo(key), `"${today}" is there too`)];
  });
  const unknown = strangers
    .filter((pointer) => !isCarried(pointer))
    .map((pointer) => {
      const meant = closest(segmentsOf(pointer).at(-1) ?? '', fieldsBelow(parentOf(pointer) ?? ''));
      const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
      return leftOut(pointer, `version 1 has no such key${hint}`);
    });
  return [...unknown, ...old];
}
