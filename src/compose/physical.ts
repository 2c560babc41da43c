import { isList, isObject, spelled } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { physicalName, physicalVolume } from '../model/index.ts';
import type { Mount, Service, Settings } from '../model/index.ts';

type Naming = Pick<Settings, 'names' | 'network'>;

/** What Docker calls the network of the settings; one that is not made here has its own name. */
const networkName = ({ names, network }: Naming): string | undefined =>
  network && (network.external ? network.name : `${names.prefix}${network.name}`);

function networks(said: Json | undefined, shares: boolean, naming: Naming): Json | undefined {
  const own = networkName(naming);
  if (said === undefined) return own === undefined || shares ? undefined : [own];
  const rename = (name: string): string => (name === naming.network?.name ? (own ?? name) : name);
  if (isList(said)) return said.map((name) => rename(spelled(name)));
  return isObject(said)
    ? Object.fromEntries(Object.entries(said).map(([name, each]) => [rename(name), each]))
    : said;
}

/** `service:db` → `service:acme-db`. */
const shared = (said: Json | undefined, { names }: Naming): Json | undefined =>
  typeof said === 'string'
    ? said.replace(/^service:(.+)$/, (_, name: string) => `service:${physicalName(names, name)}`)
    : said;

const mountNamed = (mount: Mount, { names }: Naming): Mount =>
  mount.kind === 'volume' && mount.source !== undefined
    ? { ...mount, source: physicalVolume(names, mount.source) }
    : mount;

/** A service with the names that Docker has for what it refers to. */
export function physical(service: Service, naming: Naming): Service {
  const { rest, mounts, dependsOn } = service;
  const { network_mode: mode, pid, networks: said } = rest;
  const named = {
    networks: networks(said, mode !== undefined, naming),
    network_mode: shared(mode, naming),
    pid: shared(pid, naming),
  };
  const given = Object.entries(named).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  const own: JsonObject = { ...rest, ...Object.fromEntries(given) };
  return {
    ...service,
    rest: own,
    mounts: mounts.map((mount) => mountNamed(mount, naming)),
    dependsOn: new Map([...dependsOn].map(([name, each]) => [physicalName(naming.names, name), each])),
  };
}

/** The networks that the document declares: that of the settings. */
export function declaredNetworks(naming: Naming): JsonObject {
  const name = networkName(naming);
  if (name === undefined) return {};
  return { [name]: naming.network?.external === true ? { external: true } : { driver: 'bridge' } };
}
