import type { ComposeFacts, Container, Facts, Service } from '../model/index.ts';

/** What `docker compose up` would do to a service, and why. */
export interface Difference {
  readonly service: string;
  readonly what: 'start' | 'recreate' | 'wait' | 'stop';
  readonly why: string;
}

const restarts = (service: Service | undefined): boolean => {
  const restart = service?.rest['restart'];
  return restart !== undefined && restart !== 'no';
};

const endedWell = ({ state, status }: Container): boolean =>
  state === 'exited' && status.startsWith('Exited (0)');

function differenceOf(
  found: Container | undefined,
  wanted: string,
  mayEnd: boolean,
): Omit<Difference, 'service'> | undefined {
  if (!found) return { what: 'start', why: 'it has no container' };
  if (found.digest !== wanted) return { what: 'recreate', why: 'its definition changed' };
  if (mayEnd && endedWell(found)) return undefined;
  if (found.state !== 'running') return { what: 'start', why: `it is ${found.state}` };
  if (/\((unhealthy|health: starting)\)/.test(found.status))
    return { what: 'wait', why: 'it is not healthy yet' };
  return undefined;
}

interface Stack {
  readonly compose: ComposeFacts;
  readonly containers: readonly Container[];
  readonly stopped: Facts['stopped'];
  readonly services: ReadonlyMap<string, Service>;
}

const asked = (service: Service | undefined): boolean => service?.rest['profiles'] === undefined;

/** What stands between the containers that are there and the ones that are wanted; empty: nothing. */
export function differences({ compose, containers, stopped, services }: Stack): Difference[] {
  const own = containers.filter(({ oneOff }) => !oneOff);
  const wanted = [...compose.digests].filter(([service]) => asked(services.get(service)));
  const found = wanted.flatMap(([service, digest]): Difference[] => {
    const container = own.find((each) => each.service === service);
    const builtIn = service === 'db' || service === 'odoo';
    const mayEnd = !builtIn && !restarts(services.get(service));
    if (stopped.includes(service)) return [{ service, what: 'start', why: 'an earlier step stops it' }];
    const difference = differenceOf(container, digest, mayEnd);
    return difference ? [{ service, ...difference }] : [];
  });
  const gone = compose.overridden ? [] : own.filter(({ service }) => !compose.digests.has(service));
  return [
    ...found,
    ...gone.map(({ service }) => ({ service, what: 'stop', why: 'nobody declares it' }) as const),
  ];
}

const verbs = {
  start: 'starts',
  recreate: 'is made anew',
  wait: 'is waited for',
  stop: 'is removed',
} as const;

export const sentence = (found: readonly Difference[]): string =>
  found.map(({ service, what, why }) => `${service} ${verbs[what]}: ${why}`).join('; ');
