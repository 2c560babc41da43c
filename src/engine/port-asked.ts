import type { Span } from '../diagnostics/index.ts';
import { debuggerPort, originOf, physicalName } from '../model/index.ts';
import type { Port, Project, PublishedPort, ServicePatch } from '../model/index.ts';

/** Who asks for a port: a setting, or the `ports` of a service. */
export interface AskedFor {
  readonly by: string;
  readonly at: Span | undefined;
}

const settings = { '8069': 'ODOO_PORT', '8072': 'GEVENT_PORT', [debuggerPort]: 'DEBUGGER_PORT' };

function settingOf({ service, target }: PublishedPort, { settings: { names } }: Project): string | undefined {
  if (service === physicalName(names, 'db')) return target === 5432 ? 'POSTGRES_PORT' : undefined;
  if (service !== physicalName(names, 'odoo')) return undefined;
  return new Map(Object.entries(settings)).get(String(target));
}

const covers = (range: string, port: number): boolean => {
  const [first = '', last = first] = range.split('-');
  return Number(first) <= port && port <= Number(last);
};

const asksFor =
  ({ port, target }: PublishedPort) =>
  (each: Port): boolean =>
    each.published !== undefined && covers(each.published, port) && covers(each.target, target);

/** Where a patch puts a port into its service. */
function inPatch({ at, ports: { join, append, replace = [] } }: ServicePatch, wanted: PublishedPort) {
  const lists = [['', join] as const, ['/append', append] as const, ['/replace', replace] as const];
  const found = lists.flatMap(([key, ports]) => {
    const index = ports.findIndex(asksFor(wanted));
    return index < 0 ? [] : [`${at}/ports${key}/${String(index)}`];
  });
  return found[0];
}

/** Where a manifest asks for a port: the patch that spoke last, else the service itself. */
function pointerOf(wanted: PublishedPort, { patches, services, settings: { names } }: Project) {
  const isIts = (service: string): boolean => physicalName(names, service) === wanted.service;
  for (const patch of patches.toReversed()) {
    const found = isIts(patch.service) ? inPatch(patch, wanted) : undefined;
    if (found !== undefined) return found;
  }
  const service = services.get(wanted.service);
  const index = service?.ports.findIndex(asksFor(wanted)) ?? -1;
  return service && index >= 0 ? `${service.at}/ports/${String(index)}` : undefined;
}

/** What has to be changed for a service to publish another port. */
export function askedFor(wanted: PublishedPort, project: Project): AskedFor {
  const pointer = pointerOf(wanted, project);
  const setting = settingOf(wanted, project);
  return pointer === undefined && setting !== undefined
    ? { by: setting, at: project.settings.at(setting) }
    : {
        by: `ports of the service ${wanted.service}`,
        at: originOf(project.document.origins, pointer),
      };
}
