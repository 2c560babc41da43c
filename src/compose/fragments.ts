import { byText, segmentsOf } from '../base/index.ts';
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
}

const fragment = (name: string, service: Service, { settings }: Project): Fragment => ({
  id: `compose.fragment.${name}`,
  description: `Describe the service ${name}.`,
  path: `${fragmentsFolder}/${name}.yml`,
  text: `${mark}: the service as odpm.json declares it, before patches.\n${toYaml({
    services: { [name]: definition(physical(service, settings)) },
  })}`,
});

function patch(name: string, changes: readonly Json[]): Fragment {
  return {
    id: `compose.patch.${name}`,
    description: `Change the service ${name}.`,
    path: `${patchesFolder}/${name}.yml`,
    text: `${mark}: what odpm.json changes of the service, in turn.\n${toYaml(changes)}`,
  };
}

/** Each service of the project's own, then each service that is patched, by name. */
export function fragmentsOf(project: Project): Fragment[] {
  const { services, patches, document } = project;
  const declared = [...services].sort(([a], [b]) => byText(a, b));
  const changed = [...new Set(patches.map(({ service }) => service))].sort(byText);
  const changes = (name: string): Json[] =>
    patches.flatMap(({ service, at }) =>
      service === name ? [valueAt(document.root, segmentsOf(at)) ?? null] : [],
    );
  return [
    ...declared.map(([name, service]) => fragment(name, service, project)),
    ...changed.map((name) => patch(name, changes(name))),
  ];
}
