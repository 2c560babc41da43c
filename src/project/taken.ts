import type { Port } from '../model/index.ts';
import type { Place } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { rangeOf } from './ports.ts';
import type { Range } from './ports.ts';
import * as say from './service-problems.ts';
import { placeOf } from './reading.ts';
import { bodiesOf } from './entries.ts';
import { portsOf } from './services.ts';
import type { Reading } from './reading.ts';

interface Published {
  readonly name: string;
  readonly address: string;
  readonly protocol: Port['protocol'];
  readonly range: Range;
  readonly at: Place;
}

/** The ports of odpm's own services. Their numbers are settings, so a manifest alone says nothing of them. */
export function ownPorts({ settings }: Reading): Published[] {
  const { ports, bind, at } = settings;
  const one = (name: string, port: number, key: string): Published => ({
    name,
    address: bind,
    protocol: 'tcp',
    range: { first: port, last: port },
    at: at(key),
  });
  return [
    one('odoo', ports.odoo, 'ODOO_PORT'),
    one('odoo', ports.gevent, 'GEVENT_PORT'),
    one('db', ports.postgres, 'POSTGRES_PORT'),
  ];
}

/** A range in front of one container port is left out: Docker picks what is free in it. */
export const portsOfServices = (reading: Reading): Published[] =>
  bodiesOf(reading)
    .filter(({ isPatch }) => !isPatch)
    .flatMap((body) =>
      portsOf(reading, body).flatMap(({ port: { published, target, address, protocol }, at }) => {
        const range = published === undefined ? undefined : rangeOf(published);
        if (!range || (range.first !== range.last && !target.includes('-'))) return [];
        return [{ name: body.service, address, protocol, range, at: placeOf(reading, ...at).origin }];
      }),
    );

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
