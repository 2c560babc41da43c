import { byText, digestOf, isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { patched, physicalName, physicalVolume } from '../model/index.ts';
import type { ComposeFacts, Facts, PublishedPort, Project, Service } from '../model/index.ts';
import { db, odoo } from './builtin.ts';
import type { Options } from './builtin.ts';
import { definition, literal } from './emit.ts';
import { declaredNetworks, physical } from './physical.ts';
import type { Salt } from './salt.ts';
import { toYaml } from './yaml.ts';

const digestLabel = 'io.odpm.digest';

/** `db` and `odoo` first, then the project's own by name; each after its patches. */
export function servicesOf(
  project: Project,
  facts: Partial<Facts>,
  options: Options,
): ReadonlyMap<string, Service> {
  const own = [...project.services].sort(([a], [b]) => byText(a, b));
  const services = new Map([
    ['db', db(project, facts, options)],
    ['odoo', odoo(project, facts, options)],
    ...own,
  ]);
  for (const patch of project.patches) {
    const service = services.get(patch.service);
    if (service) services.set(patch.service, patched(service, patch));
  }
  return services;
}

const namedVolumes = (services: Iterable<Service>): string[] =>
  [
    ...new Set(
      [...services].flatMap(({ mounts }) =>
        mounts.flatMap(({ kind, source }) => (kind === 'volume' ? (source ?? []) : [])),
      ),
    ),
  ].sort(byText);

/** A plugin may have written them as a list. */
function labelsOf(said: Json | undefined): JsonObject {
  if (!isList(said)) return isObject(said) ? said : {};
  const pairs = said.flatMap((label) => (typeof label === 'string' ? [label.split(/=(.*)/s, 2)] : []));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

const labelled = (body: JsonObject, digest: string): JsonObject => ({
  ...body,
  labels: { ...labelsOf(body['labels']), [digestLabel]: digest },
});

/** More than anybody publishes by hand. */
const widest = 256;

const portsIn = (range: string): number[] => {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: Math.min(last - first + 1, widest) }, (_, index) => first + index);
};

/** One entry for each port that Docker has no choice in. */
function publishedPorts(services: ReadonlyMap<string, Service>): PublishedPort[] {
  return [...services].flatMap(([service, { ports }]) =>
    ports.flatMap(({ address, published, target, protocol }) => {
      if (published === undefined || protocol !== 'tcp') return [];
      const [outside, inside] = [portsIn(published), portsIn(target)];
      if (outside.length !== inside.length) return [];
      return outside.map((port, index) => ({ service, address, port, target: inside[index] ?? port }));
    }),
  );
}

export interface Composed {
  readonly document: JsonObject;
  readonly body: string;
  readonly facts: Omit<ComposeFacts, 'file' | 'before'>;
}

/** Values that Compose itself takes from its environment, which no definition holds. */
const passedOn = ({ environment }: Service, { settings }: Project): (string | undefined)[] =>
  [...environment].flatMap(([name, value]) => (value === null ? [settings.variables(name)?.value] : []));

/** Folders that a service has as volumes: where these lie makes another container. */
const foldersIn = ({ mounts }: Service, { folders }: Salt): string[] =>
  mounts.flatMap(({ kind, source = '' }) => (kind === 'volume' ? (folders.get(source) ?? []) : []));

/** A volume, or a folder as one, in the form that odpm 4 gave it: Docker keeps the volume that it made of that. */
function volume(folder: string | undefined): JsonObject {
  if (folder === undefined) return {};
  return { driver: 'local', driver_opts: { type: 'none', o: 'bind', device: literal(folder) } };
}

/** The services as the file has them, by the names that Docker knows: definition, and digest of all that makes the container. */
function definitions(services: ReadonlyMap<string, Service>, project: Project, salt: Salt) {
  const digests = new Map<string, string>();
  const bodies = new Map<string, JsonObject>();
  for (const [name, service] of services) {
    const body = definition(physical(service, project.settings));
    const own = salt.files.get(name);
    const read = [...(own === undefined ? [] : [own]), ...foldersIn(service, salt)];
    const digest = digestOf(JSON.stringify([body, salt.override, passedOn(service, project), ...read]));
    const called = physicalName(project.settings.names, name);
    digests.set(called, digest);
    bodies.set(called, labelled(body, digest));
  }
  return { digests, bodies };
}

/** Images that somebody else builds. */
const imagesOf = (services: ReadonlyMap<string, Service>): ReadonlyMap<string, string> =>
  new Map(
    [...services].flatMap(([name, { image, rest }]): [string, string][] =>
      image === undefined || rest['build'] !== undefined ? [] : [[name, image]],
    ),
  );

/** The Compose document of services and, for each, the digest of everything that makes its container what it is. */
export function compose(services: ReadonlyMap<string, Service>, project: Project, salt: Salt): Composed {
  const { settings } = project;
  const { digests, bodies } = definitions(services, project, salt);
  const called = new Map([...services].map(([name, each]) => [physicalName(settings.names, name), each]));
  const mounted = [...services.values()].map((service) => physical(service, settings));
  const networks = declaredNetworks(settings);
  const folders = new Map(
    [...salt.folders].map(([name, path]) => [physicalVolume(settings.names, name), path]),
  );
  const document: JsonObject = {
    services: Object.fromEntries<Json>(bodies),
    volumes: Object.fromEntries(namedVolumes(mounted).map((name) => [name, volume(folders.get(name))])),
    ...(Object.keys(networks).length > 0 && { networks }),
  };
  return {
    document,
    body: toYaml(document),
    facts: {
      digests,
      reads: salt.runtime,
      definitions: bodies,
      images: imagesOf(called),
      ports: publishedPorts(called),
      overridden: salt.override !== '',
    },
  };
}
