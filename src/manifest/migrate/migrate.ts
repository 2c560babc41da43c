import { pointerTo } from '../../base/index.ts';
import type { JsonObject } from '../../base/index.ts';
import { andThen, both, checked, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { objectOf, parts } from '../../model/index.ts';
import type { Document, Variables } from '../../model/index.ts';
import { readJson } from '../json/read.ts';
import { checkedNested, isFlat, readManifest } from '../read.ts';
import { checkedFlat, fillings, flatFields, nest, sift } from '../v1/index.ts';
import { lockedCommits } from './lock.ts';
import type { Locked } from './lock.ts';
import { lowestVersion } from './lowest.ts';
import type { Note } from './notes.ts';
import { ordered } from './order.ts';
import { respelled } from './references.ts';
import { fromSettings } from './settings.ts';
import { carried, filledNotes, leftNotes } from './strangers.ts';
import { styleOf, textOf } from './style.ts';

/** What lies beside a manifest and belongs into it; each may be missing. */
export interface Beside {
  readonly settings: Document | undefined;
  readonly lock: Document | undefined;
  /** For finding the repositories of the lock among links with references. Nothing is filled in. */
  readonly variables: Variables;
}

export interface Migration {
  /** The nested manifest, laid out as the flat one; `undefined` when the manifest is nested already. */
  readonly text: string | undefined;
  /** What the nested manifest says; its values have their places in the text that was given. */
  readonly document: Document;
  readonly notes: readonly Note[];
}

/** The flat manifest's own links with `${NAME}` for `$<NAME>`. */
function withOneSpelling(flat: Document): Document {
  const members = Object.entries(flat.root as JsonObject).map(([key, value]) => [
    key,
    flatFields[pointerTo(key)]?.substituted ? respelled(value) : value,
  ]);
  return { ...flat, root: Object.fromEntries(members) as JsonObject };
}

/** The members in their order, with the lowest odpm that knows them all. */
function assembled(members: ReadonlyMap<string, Document>, document: Document): Document {
  const required = lowestVersion(objectOf(members, undefined));
  const own = members.get('requires_odpm')?.origins ?? new Map();
  const all = new Map([...members, ['requires_odpm', { root: required, origins: own }] as const]);
  const keys = Object.keys(document.root as JsonObject);
  const order = ordered(keys, [...all.keys()]);
  const sorted = order.flatMap((key): [string, Document][] => {
    const member = all.get(key);
    return member ? [[key, member]] : [];
  });
  return objectOf(new Map(sorted), document.origins.get(''));
}

const nothing: Locked = { git: undefined, notes: [] };

function fromFlat(document: Document, text: string, beside: Beside): Checked<Migration> {
  const sifted = sift(document);
  const asked = withOneSpelling(sifted.document);
  const lock = beside.lock ? lockedCommits(beside.lock, asked.root, beside.variables) : good(nothing);
  return andThen(both(checkedFlat({ ...sifted, document: asked }), lock), ([flat, locked]) => {
    const own = new Map([...parts(nest(flat, fillings(flat.root))), ...carried(document, sifted)]);
    const settings = beside.settings && fromSettings(beside.settings, (key) => own.has(key));
    const git = own.has('locks') ? undefined : locked.git;
    const locks = git ? [['locks', objectOf(new Map([['git', git]]), git.origins.get(''))] as const] : [];
    const result = assembled(new Map([...own, ...(settings?.members ?? []), ...locks]), document);
    const notes = [
      ...filledNotes(flat),
      ...(settings?.notes ?? []),
      ...(own.has('locks') ? [] : locked.notes),
      ...leftNotes(sifted),
    ];
    const migration = { text: textOf(result, document, styleOf(text)), document: result, notes };
    return checked(migration, checkedNested(result).problems);
  });
}

/**
 * The text of a flat manifest → that of the nested one that says the same, laid out as the flat one; what the diff
 * does not say by itself is noted. References stay as they are. A manifest with errors, or whose nested form would
 * have some, gives those.
 */
export function migrate(file: string, text: string, beside: Beside): Checked<Migration> {
  return andThen(readJson(file, text), (document) =>
    isFlat(document.root)
      ? fromFlat(document, text, beside)
      : andThen(readManifest(file, text), (nested) => good({ text: undefined, document: nested, notes: [] })),
  );
}
