import type { Problem } from '../diagnostics/index.ts';
import { physicalName } from '../model/index.ts';
import type { Container, Difference, Names, Points } from '../model/index.ts';

/** What is to happen to services, in the words of points: by the names that manifests use. */
export interface Announced {
  readonly differences: readonly Difference[];
  readonly containers: readonly Container[];
  readonly names: Names;
}

type Kind = 'create' | 'update' | 'delete';

/** The manifest's name of a service. */
const logical = (service: string, names: Names): string =>
  ['db', 'odoo'].find((name) => physicalName(names, name) === service) ?? service;

function kindOf({ what, service }: Difference, containers: readonly Container[]): Kind | undefined {
  if (what === 'wait') return undefined;
  if (what === 'stop') return 'delete';
  return containers.some((each) => each.service === service) ? 'update' : 'create';
}

const eventsOf = ({ differences, containers, names }: Announced) =>
  differences.flatMap((difference) => {
    const kind = kindOf(difference, containers);
    const { service, why, keys } = difference;
    return kind === undefined ? [] : [{ kind, event: { service: logical(service, names), why, keys } }];
  });

/** What is said against what a start would do to services. */
export async function objections(announced: Announced, points: Points): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { kind, event } of eventsOf(announced))
    problems.push(...(await points.validate(`service.before_${kind}`, event)));
  return problems;
}

/** Tells what a start has done to services. */
export async function announce(announced: Announced, points: Points): Promise<void> {
  for (const { kind, event } of eventsOf(announced))
    if (kind !== 'delete') await points.observe(`service.after_${kind}`, event);
}
