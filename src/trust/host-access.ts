import { dirname } from 'node:path';
import { digestOf, isList, isObject, segmentsOf } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { backupsOf, patchedServices, valueAt } from '../model/index.ts';
import type { Entry, Look, Mount, Port, Project, Service, TrustItem } from '../model/index.ts';
import { buildKeys, buildsFrom } from './builds.ts';
import { dataOf4 } from './data-of-4.ts';
import { opens } from './opens.ts';
import type { At } from './opens.ts';
import { repositories } from './repositories.ts';

const item = (title: string, content: string = title): TrustItem => ({
  kind: 'host',
  title,
  digest: digestOf(content),
});

/** Services and changes that a dependency brought: its authors are others than those of the project. */
function inherited({ document: { root, origins }, services, patches }: Project): TrustItem[] {
  const rows = [
    ...[...services].map(([name, { at }]) => ({ at, words: `service ${name}: comes from` })),
    ...patches.map(({ service, at }) => ({ at, words: `service ${service}: is changed by` })),
  ];
  return rows.flatMap(({ at, words }) => {
    const by = origins.get(at)?.by;
    const said = JSON.stringify(valueAt(root, segmentsOf(at)) ?? null);
    return by?.startsWith('repository ') === true
      ? [item(`${words} the ${by}`, `${words} ${by} ${said}`)]
      : [];
  });
}

/** The folder of the dependency that brought a service: what it opens beside that is asked for. */
function folderOf(name: string, { document, services }: Project): string | undefined {
  const at = services.get(name)?.at;
  const origin = at === undefined ? undefined : document.origins.get(at);
  return origin?.by.startsWith('repository ') === true ? dirname(origin.file) : undefined;
}

/** Keys of a service that open the host, whatever their value. */
const opening = ['cap_add', 'devices', 'security_opt', 'group_add'] as const;

/** A container that is not of this project. */
const ofOthers = (key: string, value: Json | undefined): string[] =>
  typeof value === 'string' && value.startsWith('container:') ? [`${key} ${value}`] : [];

function keysOf(name: string, { rest }: Service): string[] {
  const found = opening.flatMap((key) =>
    rest[key] === undefined ? [] : [`${key} ${JSON.stringify(rest[key])}`],
  );
  return [
    ...(rest['privileged'] === true ? ['privileged'] : []),
    ...(rest['network_mode'] === 'host' ? ['network_mode host'] : []),
    ...(rest['pid'] === 'host' ? ['pid host'] : []),
    ...['network_mode', 'pid'].flatMap((key) => ofOthers(key, rest[key])),
    ...found,
    ...buildKeys(rest['build']),
  ].map((what) => `service ${name}: ${what}`);
}

async function mountsOf(name: string, mounts: readonly Mount[], at: At): Promise<string[]> {
  const binds = mounts.flatMap(({ kind, source, target }) =>
    kind === 'bind' && source !== undefined ? [{ source, target }] : [],
  );
  const found = await Promise.all(
    binds.map(async ({ source, target }) => {
      const what = await opens(source, at);
      return what === undefined ? [] : [`service ${name}: mounts ${what} at ${target}`];
    }),
  );
  return found.flat();
}

const loopback = (address: string): boolean => /^127\.|^::1$|^localhost$/.test(address);

const portsOf = (name: string, ports: readonly Port[]): string[] =>
  ports
    .filter(({ address }) => !loopback(address))
    .map(
      ({ address, published, target }) =>
        `service ${name}: publishes port ${published ?? target} on ${address}`,
    );

/** It may use variables of `.env`, so what it means is said by both. */
async function override(look: Look): Promise<TrustItem[]> {
  const path = 'docker-compose.override.yml';
  if (!(await look.stat(path))) return [];
  const [own, dotenv] = await Promise.all([look.digest(path), look.digest('.env')]);
  return [item(`${path} changes services as it likes`, JSON.stringify([path, own, dotenv]))];
}

/** Files of variables that lie elsewhere: what is in them reaches the container. */
async function readFiles(name: string, { rest: { env_file: said } }: Service, at: At): Promise<string[]> {
  const entries = isList(said) ? said : [said];
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = isObject(entry) ? entry['path'] : entry;
      const what = typeof path === 'string' ? await opens(path, at) : undefined;
      return what === undefined ? [] : [`service ${name}: gets the variables of ${what}`];
    }),
  );
  return found.flat();
}

const isBackup = ({ name, kind }: Entry): boolean =>
  kind === 'file' && /\.(zip|dump|sql|gz|tar)$/i.test(name);

/** The folder of backups, where the project's own `.env` says it and it holds anything but backups. */
async function backups(project: Project, look: Look): Promise<string[]> {
  const { path, said } = (await backupsOf(project, look)) ?? {};
  if (path === undefined || said?.by !== '.env') return [];
  if ((await look.list(path)).every(isBackup)) return [];
  const what = await opens(path, { folder: project.folder, look });
  return what === undefined ? [] : [`service odoo: mounts ${what} at /home/odoo/backups`];
}

/** What the services ask of the host through Docker. */
export async function hostItems(project: Project, look: Look): Promise<TrustItem[]> {
  const trees = project.dependencies.map(({ folder }) => folder);
  const at = { folder: project.folder, look, trees };
  const services = await Promise.all(
    [...patchedServices(project)].map(async ([name, service]) => {
      const own = { ...at, within: folderOf(name, project) };
      return [
        ...keysOf(name, service),
        ...(await buildsFrom(name, service, own)),
        ...(await readFiles(name, service, own)),
        ...(await mountsOf(name, service.mounts, own)),
        ...portsOf(name, service.ports),
      ];
    }),
  );
  const folders = [
    ...(await repositories(project, look)),
    ...(await backups(project, look)),
    ...(await dataOf4(at)),
  ];
  const { bind } = project.settings;
  const own = loopback(bind) ? [] : [`services db and odoo: publish their ports on ${bind}`];
  const titles = [...services.flat(), ...folders, ...own];
  return [...inherited(project), ...titles.map((title) => item(title)), ...(await override(look))];
}
