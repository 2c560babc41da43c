import type { Place, Problem } from '../diagnostics/index.ts';
import type { Published } from './published.ts';
import * as say from './service-problems.ts';

const everywhere = ['0.0.0.0', '::'];

function overlap(one: Published, other: Published): number | undefined {
  const meet =
    one.address === other.address || everywhere.includes(one.address) || everywhere.includes(other.address);
  const first = Math.max(one.range.first, other.range.first);
  const both = first <= Math.min(one.range.last, other.range.last);
  return meet && both && one.protocol === other.protocol ? first : undefined;
}

function nextFree(port: number, all: readonly Published[]): number {
  const used = ({ range }: Published, free: number) => range.first <= free && free <= range.last;
  let free = port;
  while (all.some((one) => used(one, free))) free += 1;
  return free <= 65535 ? free : nextFree(1024, all);
}

/** A port of odpm's own that no setting changes has no place. */
const placesOf = (second: Published, first: Published): [Place, Place] =>
  second.at ? [second.at, first.at] : [first.at, undefined];

function metBy(second: Published, before: readonly Published[]) {
  for (const first of before) {
    const port = overlap(first, second);
    if (port !== undefined) return { first, port };
  }
  return undefined;
}

/** Every port that two want; the later one is shown, and what it met after it. */
export function takenTwice(all: readonly Published[]): Problem[] {
  return all.flatMap((second, index) => {
    const met = metBy(second, all.slice(0, index));
    if (!met) return [];
    const { first, port } = met;
    if (first.name === second.name && first.name !== 'odoo') {
      return [say.portTwice({ port, service: first.name }, ...placesOf(second, first))];
    }
    const facts = { port, first: first.name, second: second.name, free: nextFree(port, all) };
    return [say.portTaken(facts, ...placesOf(second, first))];
  });
}
