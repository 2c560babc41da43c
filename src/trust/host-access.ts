import { basename, dirname, join, resolve } from 'node:path';
import { digestOf, isInside, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { patched } from '../model/index.ts';
import type { Entry, Look, Mount, Port, Project, Service, TrustItem } from '../model/index.ts';

const item = (title: string, content: string = title): TrustItem => ({
  kind: 'host',
  title,
  digest: digestOf(content),
});

/** Keys of a service that open the host, whatever their value. */
const opening = ['cap_add', 'devices', 'security_opt', 'group_add'] as const;

/** A container that is not of this project. */
const ofOthers = (key: string, value: Json | undefined): string[] =>
  typeof value === 'string' && value.startsWith('container:') ? [`${key} ${value}`] : [];

/** Keys of a build that give it the host's network, keys or further folders. */
function buildKeys(build: Json | undefined): string[] {
  if (!isObject(build)) return [];
  const found = ['ssh', 'additional_contexts', 'privileged'].filter((key) => build[key] !== undefined);
  const network = build['network'] === 'host' ? ['build.network host'] : [];
  return [...found.map((key) => `build.${key} ${JSON.stringify(build[key])}`), ...network];
}

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

/** Where a path really leads: its nearest part that is there, links followed, and the rest. */
async function realOf(path: string, look: Look): Promise<string> {
  const real = await look.real(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realOf(dirname(path), look), basename(path));
}

/** A mount of something outside the project folder, or of a socket, wherever it is. */
async function opens(source: string, folder: string, look: Look): Promise<string | undefined> {
  const real = await realOf(resolve(folder, source), look);
  if (basename(real) === 'docker.sock') return `${source} (the Docker socket)`;
  if (isInside(await realOf(folder, look), real)) return undefined;
  return real === resolve(folder, source) ? source : `${source} (which is ${real})`;
}

interface At {
  readonly folder: string;
  readonly look: Look;
}

async function mountsOf(name: string, mounts: readonly Mount[], at: At): Promise<string[]> {
  const binds = mounts.flatMap(({ kind, source, target }) =>
    kind === 'bind' && source !== undefined ? [{ source, target }] : [],
  );
  const found = await Promise.all(
    binds.map(async ({ source, target }) => {
      const what = await opens(source, at.folder, at.look);
      return what === undefined ? [] : [`service ${name}: mounts ${what} at ${target}`];
    }),
  );
  return found.flat();
}

/** Folders that the odoo service gets and may write to. That the platform is a tree of Odoo is no news. */
async function repositories(project: Project, look: Look): Promise<string[]> {
  const { platform, dependencies, folder } = project;
  const paths = [platform, ...dependencies].flatMap(({ link }) =>
    link.kind === 'folder' ? [link.path] : [],
  );
  const found = await Promise.all(
    paths.map(async (path, at) => {
      const known = at === 0 && (await look.stat(`${path}/odoo-bin`)) !== undefined;
      return known || isInside(folder, await realOf(path, look)) ? [] : [`service odoo: mounts ${path}`];
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

/** What patches make of a service that odpm itself declares: what they bring is all that the project asks for. */
const nothing: Service = {
  image: undefined,
  ports: [],
  mounts: [],
  environment: new Map(),
  dependsOn: new Map(),
  rest: {},
  at: '',
};

/** The project's own services as they will be, and of odpm's own what the project changes. */
function askedServices({ services, patches }: Project): Map<string, Service> {
  const asked = new Map(services);
  for (const patch of patches) {
    asked.set(patch.service, patched(asked.get(patch.service) ?? nothing, patch));
  }
  return asked;
}

/** A folder of this machine whose files a build may copy. */
async function buildsFrom(name: string, { rest }: Service, at: At): Promise<string[]> {
  const { build } = rest;
  const context = isObject(build) ? build['context'] : undefined;
  if (typeof context !== 'string' || /^[a-z]+:\/\//.test(context)) return [];
  const what = await opens(context, at.folder, at.look);
  return what === undefined ? [] : [`service ${name}: is built from ${what}`];
}

const isBackup = ({ name, kind }: Entry): boolean =>
  kind === 'file' && /\.(zip|dump|sql|gz|tar)$/i.test(name);

/** The folder of backups, where the project's own `.env` says it and it holds anything but backups. */
async function backups({ backups: path, settings, folder }: Project, look: Look): Promise<string[]> {
  if (settings.variables('BACKUP_DIR')?.by !== '.env') return [];
  if ((await look.list(path)).every(isBackup)) return [];
  const what = await opens(path, folder, look);
  return what === undefined ? [] : [`service odoo: mounts ${what} at /home/odoo/backups`];
}

/** What the services ask of the host through Docker. */
export async function hostItems(project: Project, look: Look): Promise<TrustItem[]> {
  const at = { folder: project.folder, look };
  const services = await Promise.all(
    [...askedServices(project)].map(async ([name, service]) => [
      ...keysOf(name, service),
      ...(await buildsFrom(name, service, at)),
      ...(await mountsOf(name, service.mounts, at)),
      ...portsOf(name, service.ports),
    ]),
  );
  const folders = [...(await repositories(project, look)), ...(await backups(project, look))];
  const { bind } = project.settings;
  const own = loopback(bind) ? [] : [`services db and odoo: publish their ports on ${bind}`];
  return [...[...services.flat(), ...folders, ...own].map((title) => item(title)), ...(await override(look))];
}
