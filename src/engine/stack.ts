import { isObject } from '../base/index.ts';
import type { JsonObject } from '../base/index.ts';
import { physicalName } from '../model/index.ts';
import type { Before, ComposeFacts, Container, Difference, Facts, Names } from '../model/index.ts';

const restarts = (definition: JsonObject | undefined): boolean => {
  const restart = definition?.['restart'];
  return restart !== undefined && restart !== 'no';
};

const endedWell = ({ state, status }: Container): boolean =>
  state === 'exited' && status.startsWith('Exited (0)');

interface Wanted {
  readonly digest: string;
  readonly before: Before | undefined;
  readonly definition: JsonObject | undefined;
  readonly mayEnd: boolean;
  /** Of odoo, which reads odpm's files when it starts. */
  readonly reads: string | undefined;
}

const readsOther = 'what it reads changed';

const listed = (keys: readonly string[]): string =>
  keys.length > 4 ? `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more` : keys.join(', ');

/** Keys by which a definition may mean something else without saying so. */
function unsaid(definition: JsonObject | undefined): string[] {
  const { env_file: files, environment } = definition ?? {};
  const passed = isObject(environment)
    ? Object.keys(environment).filter((name) => environment[name] === null)
    : [];
  return [...(files === undefined ? [] : ['env_file']), ...passed.map((name) => `environment.${name}`)];
}

/** A container that was made from the file of before differs in what this differs in. */
function changed(
  digest: string,
  { before, definition }: Pick<Wanted, 'before' | 'definition'>,
): Pick<Difference, 'why' | 'keys'> {
  if (before?.digest !== digest) return { why: 'its definition changed', keys: [] };
  if (before.keys.length > 0) return { why: `${listed(before.keys)} changed`, keys: before.keys };
  const keys = unsaid(definition);
  if (keys.length === 0) return { why: 'its definition changed', keys };
  return { why: `what ${listed(keys)} refers to changed`, keys };
}

function differenceOf(
  found: Container | undefined,
  { digest, before, definition, mayEnd, reads }: Wanted,
): (Pick<Difference, 'what' | 'why'> & Partial<Difference>) | undefined {
  if (!found) return { what: 'start', why: 'it has no container' };
  if (found.digest !== digest) return { what: 'recreate', ...changed(found.digest, { before, definition }) };
  if (reads !== undefined && found.reads !== reads) return { what: 'recreate', why: readsOther };
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
  readonly names: Names;
}

/** Whether a start without profiles begins a service. */
export const starts = (definition: JsonObject | undefined): boolean => definition?.['profiles'] === undefined;

/** What stands between the containers that are there and the ones that are wanted; empty: nothing. */
export function differences({ compose, containers, stopped, names }: Stack): Difference[] {
  const own = containers.filter(({ oneOff }) => !oneOff);
  const { definitions, digests } = compose;
  const [main, reader] = [
    ['db', 'odoo'].map((each) => physicalName(names, each)),
    physicalName(names, 'odoo'),
  ];
  const wanted = [...digests].filter(([service]) => starts(definitions.get(service)));
  const found = wanted.flatMap(([service, digest]): Difference[] => {
    const container = own.find((each) => each.service === service);
    const isMain = main.includes(service);
    const definition = definitions.get(service);
    const mayEnd = !isMain && !restarts(definition);
    const reads = service === reader ? compose.reads : undefined;
    if (stopped.includes(service))
      return [{ service, what: 'start', why: 'an earlier step stops it', keys: [] }];
    const before = compose.before.get(service);
    const difference = differenceOf(container, { digest, before, definition, mayEnd, reads });
    return difference ? [{ service, keys: [], ...difference }] : [];
  });
  const gone = compose.overridden ? [] : own.filter(({ service }) => !digests.has(service));
  return [
    ...found,
    ...gone.map(
      ({ service }) => ({ service, what: 'stop', why: 'it is no longer declared', keys: [] }) as const,
    ),
  ];
}

/** What would be made anew or removed where the services run as the Compose file of before has them. */
export function sinceBefore(
  { before, digests, definitions }: ComposeFacts,
  { names, reread }: { readonly names: Names; readonly reread: boolean },
): Difference[] {
  const found = [...before].flatMap(([service, old]): Difference[] => {
    const digest = digests.get(service);
    if (digest === undefined) return [{ service, what: 'stop', why: 'it is no longer declared', keys: [] }];
    return digest === old.digest
      ? []
      : [
          {
            service,
            what: 'recreate',
            ...changed(old.digest, { before: old, definition: definitions.get(service) }),
          },
        ];
  });
  const told = new Set(found.map(({ service }) => service));
  const service = physicalName(names, 'odoo');
  return reread && !told.has(service)
    ? [{ service, what: 'recreate', why: readsOther, keys: [] }, ...found]
    : found;
}

const verbs = {
  start: 'starts',
  recreate: 'is recreated',
  wait: 'is waited for',
  stop: 'is removed',
} as const;

export const sentence = (found: readonly Pick<Difference, 'service' | 'what' | 'why'>[]): string =>
  found.map(({ service, what, why }) => `${service} ${verbs[what]}: ${why}`).join('; ');
