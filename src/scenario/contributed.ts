import { isList, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { laterOrigins, listOf, objectOf, parts } from '../model/index.ts';
import type { Contribution, Document, Origin } from '../model/index.ts';
import { joins } from './joins.ts';

function* pointersOf(value: Json, at: Pointer): Generator<Pointer> {
  yield at;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries<Json>(value)) yield* pointersOf(member, at + pointerTo(key));
}

/** What a plugin says, as a document: every part of it comes from the plugin's file. */
function saidBy({ plugin, from, value }: Contribution): Document {
  const origin: Origin = {
    file: from,
    line: 0,
    column: 0,
    length: 0,
    text: undefined,
    by: `plugin ${plugin}`,
  };
  return {
    root: value,
    origins: laterOrigins(() => new Map([...pointersOf(value, '')].map((at) => [at, origin]))),
  };
}

const ofKind = (
  said: readonly Contribution[],
  kind: Contribution['kind'],
): readonly (readonly [string, Document])[] =>
  said.filter((each) => each.kind === kind).map((each) => [each.name, saidBy(each)]);

const empty: Document = { root: {}, origins: new Map() };
const alone = (name: string, said: Document): Document => objectOf(new Map([[name, said]]), undefined);

/** Layers of patches, in the order of applying. */
function layersOf(patches: Document | undefined): Document[] {
  if (!patches) return [];
  return isList(patches.root) ? [...parts(patches).values()] : [patches];
}

/**
 * A manifest with what plugins add, as it would write it: a service takes the place of one of its name, patches come
 * behind all others.
 */
export function contributed(document: Document, said: readonly Contribution[]): Document {
  if (said.length === 0) return document;
  const members = parts(document);
  const services = ofKind(said, 'services');
  if (services.length > 0) {
    const all = services.reduce(
      (base, [name, one]) => joins['by-name'](base, alone(name, one)),
      members.get('services') ?? empty,
    );
    members.set('services', all);
  }
  const patches = ofKind(said, 'service_patches').map(([name, one]) => alone(name, one));
  const layers = [...layersOf(members.get('service_patches')), ...patches];
  if (patches.length > 0) members.set('service_patches', listOf(layers, undefined));
  return objectOf(members, () => document.origins.get(''));
}
