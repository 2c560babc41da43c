import { closest, pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, serviceName } from '../model/index.ts';
import { dependenciesOf, sharedWith } from './dependencies.ts';
import type { Dependency } from './dependencies.ts';
import type { Draft } from './draft.ts';
import { bodiesOf } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const builtIn = ['odoo', 'db'];

export const namesOf = ({ services }: Draft): string[] => [...builtIn, ...services.keys()];

const placed = ({ document }: Reading, { at }: Dependency) => keyOf(document.origins, pointerTo(...at));

/** Services that wait for one that is not there, or for themselves. */
export function lostDependencies(draft: Draft, reading: Reading): Problem[] {
  const all = namesOf(draft);
  return bodiesOf(reading).flatMap((body) => {
    const service = serviceName(body.service);
    return [...dependenciesOf(body), ...sharedWith(body)].flatMap((one) => {
      const isThere = one.name !== service && all.includes(one.name);
      if (isThere || placeOf(reading, ...one.at).open) return [];
      const known = all.filter((name) => name !== service);
      const at = placed(reading, one);
      if (one.name === service) return [say.dependsOnItself({ service }, at)];
      const name = nameAt(reading, one.name, one.at);
      return [say.dependsOnNothing({ service, name, known, meant: closest(one.name, known) }, at)];
    });
  });
}

type Edges = Map<string, Map<string, Dependency>>;

/** Who waits for whom; a list in a patch of a service of the project's own replaces what it waited for. */
function edgesOf(reading: Reading): Edges {
  const edges: Edges = new Map();
  for (const body of bodiesOf(reading)) {
    const service = serviceName(body.service);
    const replaces = body.isPatch && Array.isArray(body.value['depends_on']);
    const before = replaces ? [] : (edges.get(service) ?? []);
    const named = [...dependenciesOf(body), ...sharedWith(body)].map((one) => [one.name, one] as const);
    edges.set(service, new Map([...before, ...named]));
  }
  return edges;
}

/** The first way that leads from a service back to itself, its last step. */
function circle(edges: Edges, from: string): { way: string[]; last: Dependency } | undefined {
  const seen = new Set<string>();
  const walk = (name: string, way: string[]): { way: string[]; last: Dependency } | undefined => {
    for (const [next, last] of edges.get(name) ?? []) {
      if (next === from && name !== from) return { way: [...way, next], last };
      if (seen.has(next) || next === name) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(from, [from]);
}

/** Services that wait for each other in a circle, each circle once. */
export function circles(reading: Reading): Problem[] {
  const edges = edgesOf(reading);
  const told = new Set<string>();
  return [...edges.keys()].flatMap((name) => {
    if (told.has(name)) return [];
    const found = circle(edges, name);
    if (!found) return [];
    for (const each of found.way) told.add(each);
    return [say.dependsInCircle({ way: found.way }, placed(reading, found.last))];
  });
}
