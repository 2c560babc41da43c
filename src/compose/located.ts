import { pointerTo, segmentsOf } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { keyOf, physicalName } from '../model/index.ts';
import type { Project } from '../model/index.ts';

/** Keys whose parts the generated file says in another way than the manifest. */
const rewritten = ['ports', 'volumes', 'environment', 'depends_on', 'labels', 'extra_hosts', 'networks'];

const logical = ({ services, settings }: Project, physical: string): string | undefined =>
  ['db', 'odoo', ...services.keys()].find((name) => physicalName(settings.names, name) === physical);

/** The place of the manifest that brought a part of a service: of several patches the last that says it. */
function placeIn(service: string, path: readonly string[], { document, patches }: Project): Span | undefined {
  const { origins } = document;
  const own = patches.filter((patch) => patch.service === service).map(({ at }) => at);
  const bases = [...own.toReversed(), pointerTo('services', service)];
  const longest = rewritten.includes(path[0] ?? '') ? 1 : path.length;
  for (let length = longest; length >= 0; length -= 1) {
    const way = pointerTo(...path.slice(0, length));
    const base = bases.find((each) => origins.has(each + way));
    if (base !== undefined) return keyOf(origins, base + way);
  }
  return undefined;
}

/** Where what stands in the generated document comes from. */
export interface Sources {
  readonly project: Project;
  /** Service → the plugins that made another of it. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
}

/** The plugins that changed the service of a part of the generated document. */
export function pluginsOf(pointer: Pointer, { project, changed }: Sources): readonly string[] {
  const [top, physical = ''] = segmentsOf(pointer);
  const service = top === 'services' ? logical(project, physical) : undefined;
  return (service === undefined ? undefined : changed.get(service)) ?? [];
}

/** The plugins that changed services which words of Docker Compose name; all of them where they name none. */
export function pluginsIn(words: string, { project, changed }: Sources): readonly string[] {
  const named = [...changed].filter(([service]) =>
    words.includes(physicalName(project.settings.names, service)),
  );
  const found = named.length > 0 ? named : [...changed];
  return [...new Set(found.flatMap(([, plugins]) => plugins))];
}

/** The place of the manifest that brought a part of the generated document. */
export function placeOf(pointer: Pointer, project: Project): Span | undefined {
  const [top, physical, ...path] = segmentsOf(pointer);
  const service = physical === undefined ? undefined : logical(project, physical);
  return top === 'services' && service !== undefined ? placeIn(service, path, project) : undefined;
}

/** The place that words of Docker Compose name: `services.box.ports.0 must be …`, `service "box" refers to …`. */
export function placeInWords(words: string, project: Project): Span | undefined {
  const { names } = project.settings;
  const known = ['db', 'odoo', ...project.services.keys()].toSorted((a, b) => b.length - a.length);
  for (const service of known) {
    const name = physicalName(names, service);
    const [, key] = words.split(`services.${name}.`);
    if (key !== undefined) return placeIn(service, [/^\w+/.exec(key)?.[0] ?? ''], project);
    if (words.includes(`"${name}"`)) return placeIn(service, [], project);
  }
  return undefined;
}
