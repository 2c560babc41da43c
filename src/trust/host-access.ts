import { isAbsolute, relative, resolve } from 'node:path';
import { digestOf } from '../base/index.ts';
import type { Look, Mount, Port, Project, Service, TrustItem } from '../model/index.ts';

const item = (title: string, content: string = title): TrustItem => ({
  kind: 'host',
  title,
  digest: digestOf(content),
});

/** Keys of a service that open the host, whatever their value. */
const opening = ['cap_add', 'devices', 'security_opt', 'group_add'] as const;

function keysOf(name: string, { rest }: Service): string[] {
  const found = opening.flatMap((key) =>
    rest[key] === undefined ? [] : [`${key} ${JSON.stringify(rest[key])}`],
  );
  return [
    ...(rest['privileged'] === true ? ['privileged'] : []),
    ...(rest['network_mode'] === 'host' ? ['network_mode host'] : []),
    ...(rest['pid'] === 'host' ? ['pid host'] : []),
    ...found,
  ].map((what) => `service ${name}: ${what}`);
}

function mountsOf(name: string, mounts: readonly Mount[], folder: string): string[] {
  return mounts.flatMap(({ kind, source, target }) => {
    if (kind !== 'bind' || source === undefined) return [];
    const inside = relative(folder, resolve(folder, source));
    const socket = source.endsWith('/docker.sock') ? ' (the Docker socket)' : '';
    if (!inside.startsWith('..') && !isAbsolute(inside) && socket === '') return [];
    return [`service ${name}: mounts ${source} at ${target}${socket}`];
  });
}

const loopback = (address: string): boolean => /^127\.|^::1$|^localhost$/.test(address);

const portsOf = (name: string, ports: readonly Port[]): string[] =>
  ports
    .filter(({ address }) => !loopback(address))
    .map(
      ({ address, published, target }) =>
        `service ${name}: publishes port ${published ?? target} on ${address}`,
    );

async function override(look: Look): Promise<TrustItem[]> {
  const path = 'docker-compose.override.yml';
  const digest = await look.digest(path);
  return digest === undefined ? [] : [item(`${path} changes services as it likes`, `${path} ${digest}`)];
}

/** What the services ask of the host through Docker. */
export async function hostItems(project: Project, look: Look): Promise<TrustItem[]> {
  const services = [...project.services].flatMap(([name, service]) => [
    ...keysOf(name, service),
    ...mountsOf(name, service.mounts, project.folder),
    ...portsOf(name, service.ports),
  ]);
  const { bind } = project.settings;
  const own = loopback(bind) ? [] : [`services db and odoo: publish their ports on ${bind}`];
  return [...[...services, ...own].map((title) => item(title)), ...(await override(look))];
}
