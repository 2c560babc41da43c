import type { Pointer } from '../base/index.ts';
import {
  identityOf,
  isFault,
  laterOrigins,
  listOf,
  objectOf,
  parseLink,
  parts,
  valueAt,
} from '../model/index.ts';
import type { Document, Origin } from '../model/index.ts';

/** Joins what lies below a key, in the way of its own. */
export type Below = (key: string, base: Document, over: Document) => Document;
export type Join = (base: Document, over: Document, below: Below) => Document;

/** A value in the place of another; each part of it remembers what stood at its place. */
function inPlaceOf(base: Document, over: Document): Document {
  const remembering = ([at, origin]: readonly [Pointer, Origin]): [Pointer, Origin] => {
    const before = base.origins.get(at);
    return [at, before ? { ...origin, over: before } : origin];
  };
  const origins = laterOrigins(() => new Map([...over.origins].map(remembering)));
  return { root: over.root, origins };
}

/** What two links are compared by, also while a variable in them is not filled in yet. */
function repositoryOf({ root }: Document): string {
  const written = valueAt(root, ['git']) ?? root;
  const text = typeof written === 'string' ? written : '';
  const link = parseLink(text);
  return isFault(link) ? (text.trim().split(/\s/)[0] ?? '') : identityOf(link);
}

/** A repository that one list names twice stays there twice: whoever reads it says so. */
function byRepository(list: Document): Map<string, Document[]> {
  const found = new Map<string, Document[]>();
  for (const link of parts(list).values()) {
    const repository = repositoryOf(link);
    found.set(repository, [...(found.get(repository) ?? []), link]);
  }
  return found;
}

/** How a scenario's value joins the manifest's; `x-overlay` names the way. Origins move along. */
export const joins = {
  replace: inPlaceOf,

  deep: (base, over, below) => {
    const members = parts(base);
    for (const [key, value] of parts(over)) {
      const own = members.get(key);
      members.set(key, own ? below(key, own, value) : value);
    }
    return objectOf(members, () => base.origins.get(''));
  },

  // Python reads names of options without their case: another spelling is the same option.
  'deep-caseless': (base, over, below) => {
    const members = parts(base);
    const spelled = new Map([...members.keys()].map((key) => [key.toLowerCase(), key]));
    for (const [key, value] of parts(over)) {
      const known = spelled.get(key.toLowerCase()) ?? key;
      const own = members.get(known);
      members.set(known, own ? below(known, own, value) : value);
    }
    return objectOf(members, () => base.origins.get(''));
  },

  'by-name': (base, over) => {
    const members = parts(base);
    for (const [name, value] of parts(over)) {
      const own = members.get(name);
      members.set(name, own ? inPlaceOf(own, value) : value);
    }
    const left = [...members].filter(([, { root }]) => root !== null);
    return objectOf(new Map(left), () => base.origins.get(''));
  },

  append: (base, over) =>
    listOf([...parts(base).values(), ...parts(over).values()], () => base.origins.get('')),

  'append-unique': (base, over) => {
    const said = [...parts(base).values()];
    const known = new Set(said.map(({ root }) => root));
    const more = [...parts(over).values()].filter(({ root }) => !known.has(root));
    return listOf([...said, ...more], () => base.origins.get(''));
  },

  'append-repository': (base, over) => {
    const all = byRepository(base);
    for (const [repository, links] of byRepository(over)) {
      const own = all.get(repository)?.at(-1);
      all.set(repository, own ? links.map((link) => inPlaceOf(own, link)) : links);
    }
    return listOf([...all.values()].flat(), () => base.origins.get(''));
  },

  // Each layer is applied to the result of the one before: so they stay apart, in order.
  patch: (base, over) => listOf([base, over], () => base.origins.get('')),
} satisfies Record<string, Join>;
