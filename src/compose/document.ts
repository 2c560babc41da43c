import { byText, digestOf } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { ComposeFacts, Facts, PublishedPort, Project, Service } from '../model/index.ts';
import { db, odoo } from './builtin.ts';
import { definition } from './emit.ts';
import { patched } from './patch.ts';
import { toYaml } from './yaml.ts';

const digestLabel = 'io.odpm.digest';

/** `db` and `odoo` first, then the project's own by name. */
function allServices(project: Project, facts: Partial<Facts>, args: readonly string[]): Map<string, Service> {
  const own = [...project.services].sort(([a], [b]) => byText(a, b));
  const services = new Map([['db', db(project)], ['odoo', odoo(project, facts, args)], ...own]);
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

const labelled = (body: JsonObject, digest: string): JsonObject => {
  const labels = body['labels'];
  const own: JsonObject =
    typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? (labels as JsonObject) : {};
  return { ...body, labels: { ...own, [digestLabel]: digest } };
};

function publishedPorts(services: ReadonlyMap<string, Service>): PublishedPort[] {
  return [...services].flatMap(([service, { ports }]) =>
    ports.flatMap(({ address, published }) =>
      published === undefined || !/^\d+$/.test(published)
        ? []
        : [{ service, address, port: Number(published) }],
    ),
  );
}

export interface Composed {
  readonly body: string;
  readonly facts: Omit<ComposeFacts, 'file'>;
}

interface Salt {
  /** What reaches containers by file. */
  readonly runtime: string;
  /** The team's override file. */
  readonly override: string;
}

/** Values that Compose itself takes from its environment, which no definition holds. */
const passedOn = ({ environment }: Service, { settings }: Project): (string | undefined)[] =>
  [...environment].flatMap(([name, value]) => (value === null ? [settings.variables(name)?.value] : []));

/** The Compose document of a project and, for each service, the digest of everything that makes its container what it is. */
export function compose(
  project: Project,
  facts: Partial<Facts>,
  extra: { args: readonly string[]; salt: Salt },
): Composed {
  const services = allServices(project, facts, extra.args);
  const digests = new Map<string, string>();
  const bodies = new Map<string, Json>();
  for (const [name, service] of services) {
    const body = definition(service);
    // Only odpm's own containers read its files; an override may change any.
    const files = name === 'odoo' || name === 'db' ? extra.salt.runtime : '';
    const passed = passedOn(service, project);
    const digest = digestOf(JSON.stringify([body, files, extra.salt.override, passed]));
    digests.set(name, digest);
    bodies.set(name, labelled(body, digest));
  }
  const volumes = Object.fromEntries(namedVolumes(services.values()).map((name) => [name, {}]));
  return {
    body: toYaml({ services: Object.fromEntries(bodies), volumes }),
    facts: {
      digests,
      images: new Map([...services].map(([name, { image }]) => [name, image])),
      ports: publishedPorts(services),
      overridden: extra.salt.override !== '',
    },
  };
}
