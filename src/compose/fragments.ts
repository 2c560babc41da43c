import { byText, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { valueAt } from '../model/index.ts';
import type { Project, Service } from '../model/index.ts';
import { definition } from './emit.ts';
import { physical } from './physical.ts';
import { toYaml } from './yaml.ts';

export const fragmentsFolder = '.odpm/compose/fragments';
export const patchesFolder = '.odpm/compose/patches';

/** The first word of every file in these folders that odpm wrote. */
export const mark = '# Made by odpm';

/** What a manifest says of one service, as a file beside the Compose file. */
export interface Fragment {
  /** `compose.fragment.mailpit`. */
  readonly id: string;
  readonly description: string;
  readonly path: string;
  readonly text: string;
  /** Of what a plugin or a dependency adds: which one, and in whose place. */
  readonly by: string | undefined;
}

const isOther = (by: string | undefined): by is string =>
  by !== undefined && /^(plugin|repository) /.test(by);

/** Who says it: `odpm.json`, `the plugin mailpit`, `the repository github.com/OCA/web`. */
const sayerOf = (by: string | undefined): string => (isOther(by) ? `the ${by}` : 'odpm.json');

/** What a plan says of a service that a plugin or a dependency declares. */
function declared(name: string, { document }: Project): string | undefined {
  const { by, over } = document.origins.get(pointerTo('services', name)) ?? {};
  if (!isOther(by)) return undefined;
  return `${sayerOf(by)} declares it${over ? ` in place of ${sayerOf(over.by)}` : ''}`;
}

const fragment = (name: string, service: Service, project: Project): Fragment => ({
  id: `compose.fragment.${name}`,
  description: `Describe the service ${name}.`,
  path: `${fragmentsFolder}/${name}.yml`,
  text: `${mark}: the service as ${sayerOf(
    project.document.origins.get(pointerTo('services', name))?.by,
  )} declares it, before patches.\n${toYaml({
    services: { [name]: definition(physical(service, project.settings)) },
  })}`,
  by: declared(name, project),
});

/** What is changed of a service, in turn. */
interface Changes {
  readonly values: readonly Json[];
  /** Who says them, each once. */
  readonly sayers: readonly string[];
}

function patch(name: string, { values, sayers }: Changes): Fragment {
  const others = sayers.filter((sayer) => sayer !== 'odpm.json');
  return {
    id: `compose.patch.${name}`,
    description: `Change the service ${name}.`,
    path: `${patchesFolder}/${name}.yml`,
    text: `${mark}: what ${sayers.join(', ')} ${sayers.length === 1 ? 'changes' : 'change'} of the service, in turn.\n${toYaml(values)}`,
    by:
      others.length > 0 ? `${others.join(', ')} ${others.length === 1 ? 'changes' : 'change'} it` : undefined,
  };
}

/** Each service of the project's own, then each service that is patched, by name. */
export function fragmentsOf(project: Project): Fragment[] {
  const { services, patches, document } = project;
  const declared = [...services].sort(([a], [b]) => byText(a, b));
  const changed = [...new Set(patches.map(({ service }) => service))].sort(byText);
  const changes = (name: string): Changes => {
    const own = patches.filter(({ service }) => service === name);
    return {
      values: own.map(({ at }) => valueAt(document.root, segmentsOf(at)) ?? null),
      sayers: [...new Set(own.map(({ at }) => sayerOf(document.origins.get(at)?.by)))],
    };
  };
  return [
    ...declared.map(([name, service]) => fragment(name, service, project)),
    ...changed.map((name) => patch(name, changes(name))),
  ];
}
