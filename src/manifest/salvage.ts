import { isObject } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { objectOf, parts } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { flawsOf } from './flaws.ts';
import type { Validators } from './flaws.ts';
import { thorough } from './flaws.generated.js';
import { readAsFar } from './json/read.ts';
import { isOfValue, pruned } from './prune.ts';
import { isFlat } from './read.ts';
import { spelledOut } from './spelling.ts';
import { fillings, flatFields, flatValidators, nest, sift } from './v1/index.ts';
import { validate } from './validate.generated.js';

const nowhere = (root: Json): Document => ({ root, origins: new Map() });

/** Stands for what is missing, so that the rest can be looked at; nothing is ever said of it. */
const stand: ReadonlyMap<string, Document> = new Map(
  Object.entries({
    requires_odpm: '5.0.0',
    platform: { git: 'https://github.com/odoo/odoo.git 19.0' },
    python: '3.12',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
  }).map(([key, value]) => [key, nowhere(value)]),
);

/** Without a version of Odoo there would be something to say of many a manifest. */
const version = new Map([['odoo_version', nowhere('19.0')]]);

const has = ({ root }: Document, key: string): boolean => isObject(root) && Object.hasOwn(root, key);

const over = (document: Document, ...members: readonly ReadonlyMap<string, Document>[]): Document =>
  objectOf(new Map(members.flatMap((each) => [...each])), document.origins.get(''));

/** A document with nothing flawed left in it; what is removed may show what was hidden, though seldom twice. */
function sound(
  document: Document,
  validators: Validators,
  complete: (left: Document) => Document,
): Document | undefined {
  let left = complete(document);
  for (let round = 0; round < 3; round += 1) {
    const flaws = flawsOf(left.root, validators).filter(isOfValue);
    if (flaws.length === 0) return left;
    left = complete(pruned(left, flaws));
  }
  return undefined;
}

function soundNested(whole: Document): Document | undefined {
  const lost = has(whole, 'odoo_version') ? version : new Map<string, Document>();
  return sound(whole, { validate, thorough }, (left) =>
    over(left, stand, lost, parts(left), new Map([['manifest_schema', nowhere(2)]])),
  );
}

/** Nothing is said of what is filled in for a field that is there. */
const unplaced = ({ root, origins }: Document, pointers: ReadonlySet<Pointer>): Document => ({
  root,
  origins: {
    get: (pointer) => (pointers.has(pointer) ? undefined : origins.get(pointer)),
    has: (pointer) => !pointers.has(pointer) && origins.has(pointer),
    [Symbol.iterator]: () => origins[Symbol.iterator](),
  },
});

/** Without the old keys whose names of today were flawed and went: they would count in their place. */
function withoutIdle(left: Document, whole: Document): Document {
  const counts = ([key]: readonly [string, Document]): boolean => {
    const today = flatFields[`/${key}`]?.today;
    return today === undefined || !has(whole, today) || has(left, today);
  };
  return objectOf(new Map([...parts(left)].filter(counts)), left.origins.get(''));
}

function soundFlat(document: Document): Document | undefined {
  const { document: whole } = sift(document);
  const spelled = spelledOut(whole);
  const untold = has(whole, 'odoo_git_link') && !has(whole, 'odoo_version');
  const lost = untold ? new Map<string, Document>() : version;
  const found = sound(spelled.ok ? spelled.value : whole, flatValidators, (each) =>
    over(each, lost, parts(each)),
  );
  if (!found) return undefined;
  const left = withoutIdle(found, whole);
  const gone = Object.entries(flatFields).flatMap(([pointer, { becomes }]) =>
    has(whole, pointer.slice(1)) && !has(left, pointer.slice(1)) ? [becomes] : [],
  );
  return unplaced(nest(left, fillings(left.root)), new Set(gone));
}

/**
 * The part of a manifest that is sound where some of it is not, so that everything that is wrong is told at once;
 * `undefined` when nothing can be said of it. Places are those of the whole.
 */
export function soundPart(file: string, text: string): Document | undefined {
  const { document } = readAsFar(file, text);
  if (!document || !isObject(document.root)) return undefined;
  return isFlat(document.root) ? soundFlat(document) : soundNested(document);
}
