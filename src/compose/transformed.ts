import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { ComposeService, Points, Service } from '../model/index.ts';

const plain = ({ image, ports, mounts, environment, dependsOn, rest }: Service): ComposeService => ({
  ...(image !== undefined && { image }),
  ports,
  mounts,
  environment: Object.fromEntries(environment),
  dependsOn: Object.fromEntries(dependsOn),
  rest,
});

const service = (
  { image, ports, mounts, environment, dependsOn, rest }: ComposeService,
  at: Service['at'],
): Service => ({
  image,
  ports,
  mounts,
  environment: new Map(Object.entries(environment)),
  dependsOn: new Map(Object.entries(dependsOn)),
  rest,
  at,
});

/** Services as plugins leave them. */
export interface Transformed {
  readonly services: ReadonlyMap<string, Service>;
  /** Service → the plugins that made another of it. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
}

/** Services as plugins leave them, right before they are written. */
export async function transformed(
  services: ReadonlyMap<string, Service>,
  points: Points,
): Promise<Checked<Transformed>> {
  const problems: Problem[] = [];
  const all = new Map<string, Service>();
  const changed = new Map<string, readonly string[]>();
  for (const [name, own] of services) {
    const value = plain(own);
    const given = await points.transform('compose.service', { service: name, value });
    problems.push(...given.problems);
    all.set(name, given.ok && given.value !== value ? service(given.value, own.at) : own);
    if (given.changedBy) changed.set(name, given.changedBy);
  }
  return checked({ services: all, changed }, problems);
}
