import type { Json } from '../base/index.ts';
import { isList } from '../base/index.ts';
import type { Place } from '../diagnostics/index.ts';
import { serviceName, valueAt } from '../model/index.ts';
import type { Port } from '../model/index.ts';
import { bodiesOf } from './entries.ts';
import type { Body } from './entries.ts';
import { rangeOf } from './ports.ts';
import type { Range } from './ports.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { portsOf } from './services.ts';

interface Entry {
  readonly port: Port;
  /** As it is written. */
  readonly text: string;
  readonly replaces: boolean;
  readonly setting?: string;
  readonly at: () => Place;
}

/** A host port that a service asks for. */
export interface Published {
  readonly name: string;
  readonly address: string;
  readonly protocol: Port['protocol'];
  readonly range: Range;
  /** Of odpm's own port: the setting that says it. */
  readonly setting?: string | undefined;
  /** Looked for when two want one port. */
  readonly at: () => Place;
}

/** The ports of odpm's own services, as the settings have them; with `ODPM_PORTS=auto` nobody knows them yet. */
function ownEntries({ settings }: Reading): Map<string, Entry[]> {
  const { ports, bind, at, variables } = settings;
  if (variables('ODPM_PORTS')?.value === 'auto') return new Map();
  const entry = (key: string, published: number, target: string): Entry => ({
    port: { address: bind, published: String(published), target, protocol: 'tcp' },
    text: '',
    replaces: false,
    setting: key,
    at: () => at(key),
  });
  return new Map([
    ['odoo', [entry('ODOO_PORT', ports.odoo, '8069'), entry('GEVENT_PORT', ports.gevent, '8072')]],
    ['db', [entry('POSTGRES_PORT', ports.postgres, '5432')]],
  ]);
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';

const entriesIn = (reading: Reading, body: Body): Entry[] =>
  portsOf(reading, body).map(({ port, at }) => ({
    port,
    text: textOf(valueAt(reading.document.root, at)),
    replaces: at.includes('replace'),
    at: () => placeOf(reading, ...at).origin,
  }));

const containerPort = ({ target, protocol }: Port): string => `${target}/${protocol}`;

/** The ports of a service after a change: joined by container port, and what the change says outright. */
function changed(before: readonly Entry[], reading: Reading, body: Body): Entry[] {
  const said = entriesIn(reading, body);
  const removed = valueAt(body.value, ['ports', 'remove']);
  const gone = isList(removed) ? removed.map(textOf) : [];
  const joined = isList(body.value['ports']) ? said.map(({ port }) => containerPort(port)) : [];
  const stays = ({ port, text }: Entry): boolean =>
    !joined.includes(containerPort(port)) &&
    ![port.target, containerPort(port), text].some((name) => name !== '' && gone.includes(name));
  const replaces = isList(valueAt(body.value, ['ports', 'replace']));
  const kept = replaces ? [] : before.filter(stays);
  return [...kept, ...(replaces ? said.filter((entry) => entry.replaces) : said)];
}

/**
 * Every host port that the services ask for, after all patches, in their order. A range in front of one container
 * port is left out: Docker picks what is free in it.
 */
export function publishedPorts(reading: Reading): Published[] {
  const services = ownEntries(reading);
  for (const body of bodiesOf(reading)) {
    const name = serviceName(body.service);
    const before = services.get(name) ?? [];
    services.set(name, body.isPatch ? changed(before, reading, body) : entriesIn(reading, body));
  }
  return [...services].flatMap(([name, entries]) =>
    entries.flatMap(({ port: { published, target, address, protocol }, setting, at }) => {
      const range = published === undefined ? undefined : rangeOf(published);
      if (!range || (range.first !== range.last && !target.includes('-'))) return [];
      return [{ name, address, protocol, range, setting, at }];
    }),
  );
}
