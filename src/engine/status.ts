import { paints, version } from '../base/index.ts';
import { visible } from '../diagnostics/index.ts';
import type { Container, Deployed, StatusLine, StatusLink, StatusView } from '../model/index.ts';
import { publishedOf } from './published.ts';
import type { Published } from './published.ts';

export interface StackStatus {
  /** Of the Compose project. */
  readonly project: string;
  readonly folder: string;
  readonly services: readonly Deployed[];
  /** What plugins say. */
  readonly lines: readonly StatusLine[];
  readonly links: readonly StatusLink[];
}

/** Services as plugins see them. */
export const statusViews = (services: readonly Deployed[]): readonly StatusView[] =>
  services.map(({ name, state, health, urls }) => ({ name, state, health, urls }));

/** Services in the order, with the states and addresses, that plugins leave them; one they do not know is left out. */
export function viewedServices(services: readonly Deployed[], views: readonly StatusView[]): Deployed[] {
  return views.flatMap(({ name, state, health, urls }) => {
    const found = services.find((each) => each.name === name);
    return found ? [{ ...found, state, health, urls }] : [];
  });
}

/** Ports that speak HTTP wherever they are met. */
const web: Readonly<Record<number, 'http' | 'https'>> = {
  80: 'http',
  443: 'https',
  3000: 'http',
  8000: 'http',
  8025: 'http',
  8069: 'http',
  8080: 'http',
};

const anywhere = new Set(['0.0.0.0', '::']);

function urlOf({ address, port, target, protocol }: Published): string[] {
  const scheme = protocol === 'tcp' ? web[target] : undefined;
  if (scheme === undefined) return [];
  const host = anywhere.has(address) ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address;
  const usual = port === (scheme === 'http' ? 80 : 443) ? '' : `:${String(port)}`;
  return [`${scheme}://${host}${usual}`];
}

function healthOf({ state, status }: Container): Deployed['health'] {
  const said = /\((?:health: )?(healthy|unhealthy|starting)\)/.exec(status)?.[1];
  const known = said === 'healthy' || said === 'unhealthy' || said === 'starting';
  return known && state === 'running' ? said : 'none';
}

function ofContainer(container: Container): Deployed {
  const { service, state, status, name } = container;
  const ports = publishedOf(container.ports);
  const ended = /^Exited \((\d+)\)/.exec(status)?.[1];
  return {
    name: service,
    state,
    health: healthOf(container),
    ...(ended !== undefined && { exitCode: Number(ended) }),
    container: name,
    ports,
    urls: [...new Set(ports.flatMap(urlOf))],
  };
}

const absent = (name: string): Deployed => ({ name, state: 'absent', health: 'none', urls: [] });

/** The services that are wanted, in their order, and behind them others that have containers. */
export function servicesOf(containers: readonly Container[], wanted: readonly string[]): Deployed[] {
  const own = containers.filter(({ oneOff }) => !oneOff);
  const names = new Set([...wanted, ...own.map(({ service }) => service).sort()]);
  return [...names].flatMap((name) => {
    const found = own.filter(({ service }) => service === name).map(ofContainer);
    return found.length > 0 ? found : [absent(name)];
  });
}

const portOf = ({ address, port, target, protocol }: Published): string =>
  `${address.includes(':') ? `[${address}]` : address}:${String(port)}->${String(target)}${protocol === 'tcp' ? '' : `/${protocol}`}`;

/** Docker tells each published port once for IPv4 and once for IPv6. */
function portsOf(ports: readonly Published[] = []): string {
  const twice = (port: Published): boolean =>
    port.address === '::' && ports.some((each) => each.address === '0.0.0.0' && each.port === port.port);
  return ports
    .filter((port) => !twice(port))
    .map(portOf)
    .join(', ');
}

const stateOf = ({ state, exitCode }: Deployed): string =>
  exitCode === undefined ? state : `${state} (${String(exitCode)})`;

type Row = readonly string[];

const rowOf = (status: Deployed): Row => [
  status.name,
  stateOf(status),
  status.health === 'none' ? '-' : status.health,
  portsOf(status.ports),
  status.urls.join(' '),
];

const isSound = ({ state, health, exitCode }: Deployed): boolean =>
  exitCode === 0 || (state === 'running' && (health === 'healthy' || health === 'none'));

/** What plugins say, below the services. */
function ofPlugins({ lines, links }: StackStatus, colour: boolean): string {
  const { green, yellow, red } = paints(colour);
  const paint = { ok: green, warning: yellow, error: red };
  const said = [
    ...lines.map(({ label, value, state }) => [label, paint[state](visible(value))] as const),
    ...links.map(({ name, url }) => [name, visible(url)] as const),
  ];
  const width = Math.max(...said.map(([label]) => label.length));
  const rows = said.map(([label, value]) => `${visible(label).padEnd(width)}  ${value}\n`);
  return rows.length > 0 ? `\n${rows.join('')}` : '';
}

/** One line a service, for people. */
export function statusTable(status: StackStatus, colour: boolean): string {
  const { services } = status;
  const { bold, green, yellow } = paints(colour);
  const rows = services.map(rowOf);
  const head: Row = ['SERVICE', 'STATE', 'HEALTH', 'PORTS', 'URL'];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)));
  const lineOf = (row: Row): string =>
    row
      .map((cell, at) => visible(cell).padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = services.map((each) => (isSound(each) ? green : yellow)(lineOf(rowOf(each))));
  return `${[bold(lineOf(head)), ...lines].join('\n')}\n${ofPlugins(status, colour)}`;
}

const dataOf = ({ name, state, health, exitCode, container, ports = [], urls }: Deployed): object => ({
  service: name,
  state,
  health,
  ...(exitCode !== undefined && { exit_code: exitCode }),
  ...(container !== undefined && { container }),
  ports,
  urls,
});

/** The document that `schemas/status.v1.schema.json` describes. */
export function statusJson({ project, folder, services, lines, links }: StackStatus): string {
  const document = {
    format_version: 1,
    odpm: version,
    project,
    folder,
    services: services.map(dataOf),
    ...(lines.length > 0 && { lines }),
    ...(links.length > 0 && { links }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
