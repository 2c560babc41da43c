import { closest, isList, pointerTo, spelled } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { isOperations, keyOf, serviceName, valueAt } from '../model/index.ts';
import { dependenciesOf, sharedWith } from './dependencies.ts';
import type { Dependency } from './dependencies.ts';
import type { Draft } from './draft.ts';
import { bodiesOf } from './entries.ts';
import type { Body } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const builtIn = ['odoo', 'db'];

export const namesOf = ({ services }: Draft): string[] => [...builtIn, ...services.keys()];

const placed = ({ document }: Reading, { at }: Dependency) => keyOf(document.origins, pointerTo(...at));

/** The service that each word probably means: one that is lost may be named by very many. */
function guesses(all: readonly string[]): (word: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, closest(word, all));
    return known.get(word);
  };
}

/** Services that wait for one that is not there, or for themselves. */
export function lostDependencies(draft: Draft, reading: Reading): Problem[] {
  const known = namesOf(draft);
  const all = new Set(known);
  const guess = guesses(known);
  return bodiesOf(reading).flatMap((body) => {
    const service = serviceName(body.service);
    return [...dependenciesOf(body), ...sharedWith(body)].flatMap((one) => {
      const isThere = one.name !== service && all.has(one.name);
      if (isThere || placeOf(reading, ...one.at).open) return [];
      const at = placed(reading, one);
      if (one.name === service) return [say.dependsOnItself({ service }, at)];
      const meant = guess(one.name);
      const shown = nameAt(reading, one.name, one.at);
      const facts = { service, ...shown, known, meant: meant === service ? undefined : meant };
      return [say.dependsOnNothing(facts, at, placeOf(reading, ...one.at).giver?.at)];
    });
  });
}

/** By the service that is waited for. */
type Waits = ReadonlyMap<string, Dependency>;

type Edges = Map<string, Waits>;

/** What `depends_on` says after a body: a patch adds to that, takes some of it out, or says all of it. */
function dependsOn(before: Waits, body: Body): Waits {
  const written = valueAt(body.value, ['depends_on']) ?? null;
  const replaces = isList(written) || isList(valueAt(written, ['replace']));
  const removed = isOperations(written) ? valueAt(written, ['remove']) : undefined;
  const gone = isList(removed) ? removed.map((name) => serviceName(spelled(name))) : [];
  const kept = replaces ? [] : [...before].filter(([name]) => !gone.includes(name));
  return new Map([...kept, ...dependenciesOf(body).map((one) => [one.name, one] as const)]);
}

/** Whose network and processes a service shares after a body: each key is replaced by itself. */
function shares(before: readonly Dependency[], body: Body): Dependency[] {
  const kept = before.filter(({ at }) => !Object.hasOwn(body.value, String(at.at(-1))));
  return [...kept, ...sharedWith(body)];
}

/** Who waits for whom, odpm's own services included. */
function edgesOf(reading: Reading): Edges {
  const database: Dependency = { name: 'db', said: { condition: 'service_healthy' }, at: [] };
  const asked: Edges = new Map([['odoo', new Map([['db', database]])]]);
  const shared = new Map<string, Dependency[]>();
  for (const body of bodiesOf(reading)) {
    const service = serviceName(body.service);
    const [own, other] = body.isPatch ? [asked.get(service), shared.get(service)] : [];
    asked.set(service, dependsOn(own ?? new Map(), body));
    shared.set(service, shares(other ?? [], body));
  }
  return new Map(
    [...asked].map(([service, waits]) => {
      const others = (shared.get(service) ?? []).map((one) => [one.name, one] as const);
      return [service, new Map([...waits, ...others])];
    }),
  );
}

interface Step {
  readonly name: string;
  readonly rest: Iterator<readonly [string, Dependency]>;
}

/** A way that leads from a service back to itself, and its last step. */
interface Circle {
  readonly way: readonly string[];
  readonly last: Dependency;
}

/** Circles on the ways that begin at a service. Walked without recursion: a chain may be as long as the file allows. */
function circlesFrom(start: string, edges: Edges, seen: Set<string>): Circle[] {
  const found: Circle[] = [];
  const way: Step[] = [];
  const onWay = new Map<string, number>();
  const enter = (name: string): void => {
    seen.add(name);
    onWay.set(name, way.length);
    way.push({ name, rest: (edges.get(name) ?? new Map<string, Dependency>()).entries() });
  };
  enter(start);
  for (let step = way.at(-1); step; step = way.at(-1)) {
    const edge = step.rest.next();
    if (edge.done === true) {
      onWay.delete(step.name);
      way.pop();
      continue;
    }
    const [next, last] = edge.value;
    const back = onWay.get(next);
    if (!seen.has(next)) enter(next);
    else if (back !== undefined && next !== step.name)
      found.push({ way: [...way.slice(back).map(({ name }) => name), next], last });
  }
  return found;
}

/** Services that wait for each other in a circle; each service is in one that is told at most. */
export function circles(reading: Reading): Problem[] {
  const edges = edgesOf(reading);
  const [seen, told] = [new Set<string>(), new Set<string>()];
  return [...edges.keys()].flatMap((start) =>
    (seen.has(start) ? [] : circlesFrom(start, edges, seen)).flatMap(({ way, last }) => {
      if (way.some((name) => told.has(name))) return [];
      for (const name of way) told.add(name);
      return [say.dependsInCircle({ way }, placed(reading, last))];
    }),
  );
}
