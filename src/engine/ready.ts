import { andThen, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { physicalName } from '../model/index.ts';
import type { Container, Deployed, Facts, Look, Project, Providers } from '../model/index.ts';
import { containersOf } from './containers-of.ts';
import { artifactAt } from './deployed.ts';

interface Waiting {
  readonly service: string;
  readonly why: string;
  readonly hopeless: boolean;
  /** Nothing is known here of what it printed. */
  readonly mute?: true;
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

/** What a deployer of a plugin says of a service. */
function waitingIn({ name, state, health }: Deployed): Waiting[] {
  const known = { service: name, hopeless: false, mute: true } as const;
  if (state !== 'running') return [{ ...known, why: `it is ${state}` }];
  if (health === 'starting') return [{ ...known, why: 'it is not healthy yet' }];
  return health === 'unhealthy' ? [{ ...known, why: 'it is unhealthy' }] : [];
}

interface Stack {
  readonly project: Project;
  readonly look: Look;
  readonly providers: Providers;
  readonly by: Facts['deployment']['by'];
}

/** The services of a started stack that do not do their work, as its deployer knows it. */
export async function waitingOf({
  project,
  look,
  providers,
  by,
}: Stack): Promise<Checked<readonly Waiting[]>> {
  if (!by) {
    const found = await containersOf({ name: project.name, folder: project.folder, look });
    return andThen(found, (containers) => good(notReadyOf(containers, project)));
  }
  const artifact = await artifactAt(project.name, look);
  const deployer = await providers.deployer(artifact, by.name);
  const found = deployer.ok ? await deployer.value.ask.checkStatus(artifact) : deployer;
  return andThen(found, (services) => good(services.flatMap(waitingIn)));
}
