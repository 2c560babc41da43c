import type { Place, Problem } from '../diagnostics/index.ts';
import type { Published } from './published.ts';
import * as say from './service-problems.ts';

const everywhere = ['0.0.0.0', '::'];

function overlap(one: Published, other: Published): number | undefined {
  const first = Math.max(one.range.first, other.range.first);
  if (first > Math.min(one.range.last, other.range.last) || one.protocol !== other.protocol) return undefined;
  const meet =
    one.address === other.address || everywhere.includes(one.address) || everywhere.includes(other.address);
  return meet ? first : undefined;
}

/** The first port from there on that none has, in steps over their ranges. */
function freeFrom(port: number, all: readonly Published[]): number | undefined {
  let free = port;
  for (const { range } of all.toSorted((one, other) => one.range.first - other.range.first)) {
    if (range.first > free) break;
    free = Math.max(free, range.last + 1);
  }
  return free <= 65535 ? free : undefined;
}

const nextFree = (port: number, all: readonly Published[]): number | undefined =>
  freeFrom(port, all) ?? freeFrom(1024, all);

/** A port of odpm's own that no setting changes has no place. */
function placesOf(second: Published, first: Published): [Place, Place] {
  const [at, before] = [second.at(), first.at()];
  return at ? [at, before] : [before, undefined];
}

function metBy(second: Published, all: readonly Published[]) {
  for (const first of all) {
    if (first === second) return undefined;
    const port = overlap(first, second);
    if (port !== undefined) return { first, port };
  }
  return undefined;
}

/** Every port that two want; the later one is shown, and what it met after it. */
export function takenTwice(all: readonly Published[]): Problem[] {
  return all.flatMap((second) => {
    const met = metBy(second, all);
    if (!met) return [];
    const { first, port } = met;
    const [places, free] = [placesOf(second, first), nextFree(port, all)];
    const [one, other] = [first.setting, second.setting];
    if (one !== undefined && other !== undefined)
      return [say.ownPortTaken({ port, first: one, second: other, free }, ...places)];
    if (first.name !== second.name)
      return [say.portTaken({ port, first: first.name, second: second.name, free }, ...places)];
    const own = first.name === 'odoo' || first.name === 'db';
    return [say.portTwice({ port, service: first.name, free: own ? free : undefined }, ...places)];
  });
}
