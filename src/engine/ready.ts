import { physicalName } from '../model/index.ts';
import type { Container, Project } from '../model/index.ts';

interface Waiting {
  readonly service: string;
  readonly why: string;
  readonly hopeless: boolean;
}

const mainOf = ({ settings }: Project): string[] =>
  ['db', 'odoo'].map((service) => physicalName(settings.names, service));

/** Services of the stack as Compose calls them; those of profiles start only when they are asked for. */
export function wantedServices(project: Project): string[] {
  const others = [...project.services].filter(([, { rest }]) => rest['profiles'] === undefined);
  return [...mainOf(project), ...others.map(([name]) => name).sort()];
}

interface Ending {
  /** It may end with 0. */
  readonly mayEnd: boolean;
  /** Docker starts it again. */
  readonly restarts: boolean;
}

function endingOf(service: string, project: Project): Ending {
  const restart = project.services.get(service)?.rest['restart'];
  const isMain = mainOf(project).includes(service);
  const restarts = isMain
    ? project.settings.scenario === 'server'
    : restart !== undefined && restart !== 'no';
  return { mayEnd: !isMain && !restarts, restarts };
}

function whyNot(
  { state, status }: Container,
  { mayEnd, restarts }: Ending,
): Omit<Waiting, 'service'> | undefined {
  if (state === 'running') {
    if (status.includes('(health: starting)')) return { why: 'it is not healthy yet', hopeless: false };
    return status.includes('(unhealthy)') ? { why: 'it is unhealthy', hopeless: false } : undefined;
  }
  const code = /^Exited \((\d+)\)/.exec(status)?.[1];
  if (mayEnd && code === '0') return undefined;
  if (code === undefined) return { why: `it is ${state}`, hopeless: state === 'dead' };
  return { why: `it ended with exit ${code}`, hopeless: !restarts };
}

/** The services that do not do their work: long-running ones are to run and be healthy, others to end with 0. */
export function notReadyOf(containers: readonly Container[], project: Project): Waiting[] {
  const own = containers.filter(({ oneOff }) => !oneOff);
  const names = new Set([...wantedServices(project), ...own.map(({ service }) => service)]);
  return [...names].flatMap((service): Waiting[] => {
    const ending = endingOf(service, project);
    const found = own.filter((each) => each.service === service);
    if (found.length === 0) return [{ service, why: 'it has no container', hopeless: false }];
    const reasons = found.flatMap((container) => whyNot(container, ending) ?? []);
    return reasons.slice(0, 1).map((reason) => ({ service, ...reason }));
  });
}
