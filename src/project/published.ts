import type { Json } from '../base/index.ts';
import { isList } from '../base/index.ts';
import type { Place } from '../diagnostics/index.ts';
import { debuggerListens, debuggerPort, serviceName, valueAt } from '../model/index.ts';
import type { Document, Port, Settings } from '../model/index.ts';
import { bodiesOf } from './entries.ts';
import type { Body } from './entries.ts';
import { rangeOf } from './ports.ts';
import type { Range } from './ports.ts';
import { placeOf, readingOf } from './reading.ts';
import type { Reading, Surroundings } from './reading.ts';
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

/** Whether a port of odpm's own is settled: with `ODPM_PORTS=auto` nobody knows those that no setting says, until they are found. */
const isSettled = ({ variables, said, foundPorts }: Settings, setting: string): boolean =>
  variables('ODPM_PORTS')?.value.trim() !== 'auto' ||
  foundPorts !== undefined ||
  said(setting).some(({ value }) => value.trim() !== '');

/** The ports of odpm's own services, as the settings have them. */
function ownEntries({ settings }: Reading): Map<string, Entry[]> {
  const { ports, bind, at } = settings;
  const entry = (setting: string, published: number, target: string): Entry[] => {
    const port = {
      address: bind,
      published: String(published),
      target,
      protocol: 'tcp',
      details: {},
    } as const;
    return isSettled(settings, setting)
      ? [{ port, text: '', replaces: false, setting, at: () => at(setting) }]
      : [];
  };
  const debugging = debuggerListens(settings) ? entry('DEBUGGER_PORT', ports.debugger, debuggerPort) : [];
  return new Map([
    [
      'odoo',
      [
        ...entry('ODOO_PORT', ports.odoo, '8069'),
        ...entry('GEVENT_PORT', ports.gevent, '8072'),
        ...debugging,
      ],
    ],
    ['db', entry('POSTGRES_PORT', ports.postgres, '5432')],
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

/** What the services of a document take of the machine's TCP ports, as far as that is known. */
export const portsTaken = (document: Document, settings: Settings, around: Surroundings): Range[] =>
  publishedPorts(readingOf(document, settings, around)).flatMap(({ protocol, range }) =>
    protocol === 'tcp' ? [range] : [],
  );

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
