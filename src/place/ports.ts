import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { readJson } from '../manifest/index.ts';
import { portsFile } from '../model/index.ts';
import type { FoundPorts, Settings } from '../model/index.ts';
import type { Place } from './place.ts';
import { validate } from './ports.generated.js';
import { noFreePort, portsBroken } from './problems.ts';

interface Kept {
  readonly version: 1;
  readonly ports: FoundPorts;
}

const isKept = (value: unknown): value is Kept => validate(value);

/** Which setting says which port. */
const settingsOf = {
  odoo: 'ODOO_PORT',
  gevent: 'GEVENT_PORT',
  postgres: 'POSTGRES_PORT',
  debugger: 'DEBUGGER_PORT',
} as const;

type Service = keyof typeof settingsOf;
const services = Object.keys(settingsOf) as readonly Service[];

async function keptIn({ look }: Place): Promise<Checked<FoundPorts>> {
  const text = await look.read(portsFile);
  if (!text.ok) return text;
  if (text.value === undefined) return good({});
  const document = readJson(portsFile, text.value);
  const root: unknown = document.ok ? document.value.root : undefined;
  return isKept(root) ? good(root.ports) : bad(portsBroken({ file: portsFile }));
}

const isSaid = ({ said }: Settings, setting: string): boolean =>
  said(setting).some(({ value }) => value.trim() !== '');

const furthest = 1000;

/** The first port from one on that is neither used by somebody nor meant for another service. */
async function freeFrom(
  first: number,
  address: string,
  { host, isTaken }: { readonly host: Host; readonly isTaken: (port: number) => boolean },
): Promise<number | undefined> {
  const last = Math.min(first + furthest, 65_535);
  for (let port = first; port <= last; port += 1)
    if (!isTaken(port) && (await host.portFree(address, port))) return port;
  return undefined;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

export interface Surroundings {
  readonly place: Place;
  readonly host: Host;
  /** Ports that the project's services publish already. */
  readonly published: (settings: Settings) => readonly Range[];
}

/**
 * With `ODPM_PORTS=auto` a port for every service of odpm's own whose setting nobody gives: the one that is kept for
 * the project, else one that is free now. No service of the project has it.
 */
export async function withFreePorts(
  settings: Settings,
  { place, host, published }: Surroundings,
): Promise<Checked<Settings>> {
  if (settings.variables('ODPM_PORTS')?.value.trim() !== 'auto') return good(settings);
  const kept = await keptIn(place);
  if (!kept.ok) return kept;
  const open = services.filter((service) => !isSaid(settings, settingsOf[service]));
  const others = published(settings);
  const isPublished = (port: number): boolean =>
    others.some(({ first, last }) => first <= port && port <= last);
  const taken = new Set(Object.values(kept.value));
  const isTaken = (port: number): boolean => taken.has(port) || isPublished(port);
  const found: Record<string, number> = {};
  const ports = { ...settings.ports };
  for (const service of open) {
    const setting = settingsOf[service];
    const own = kept.value[setting];
    const port =
      own !== undefined && !isPublished(own)
        ? own
        : await freeFrom(ports[service], settings.bind, { host, isTaken });
    if (port === undefined) return bad(noFreePort({ setting, from: ports[service] }));
    taken.add(port);
    found[setting] = port;
    ports[service] = port;
  }
  return good({ ...settings, ports, foundPorts: found });
}
