import { pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, patchedServices, serviceName } from '../model/index.ts';
import type { Service } from '../model/index.ts';
import { dependenciesOf, sharedWith } from './dependencies.ts';
import type { Draft } from './draft.ts';
import { bodiesOf, entriesOf } from './entries.ts';
import type { Segments } from './entries.ts';
import * as say from './service-problems.ts';
import type { Reading } from './reading.ts';

const isOwn = (service: string): boolean => service === 'odoo' || service === 'db';

/** Services of the project's own that only a profile starts. */
function behindProfiles(services: ReadonlyMap<string, Service>): Set<string> {
  const has = ({ rest: { profiles } }: Service): boolean => Array.isArray(profiles) && profiles.length > 0;
  return new Set([...services].flatMap(([name, service]) => (!isOwn(name) && has(service) ? [name] : [])));
}

interface Need {
  /** `depends_on`, `network_mode` or `pid`. */
  readonly key: string;
  readonly name: string;
}

/** The services that one does not start without. */
const needsOf = ({ dependsOn, rest }: Service): Need[] => [
  ...[...dependsOn].flatMap(([name, { required }]) => (required ? [{ key: 'depends_on', name }] : [])),
  ...sharedWith({ value: rest, at: [] }).map(({ name, at }) => ({ key: String(at[0]), name })),
];

/** The last place that names each need of each service. */
const placesOf = (reading: Reading): Map<string, Segments> =>
  new Map(
    bodiesOf(reading).flatMap((body) =>
      [...dependenciesOf(body), ...sharedWith(body)].map(({ name, at }) => [
        pointerTo(serviceName(body.service), String(at[body.at.length]), name),
        at,
      ]),
    ),
  );

/** Services that always start and wait for one that does not: Compose refuses that, as it does without a database. */
export function profileProblems(draft: Draft, reading: Reading): Problem[] {
  const placed = (at: Segments) => keyOf(reading.document.origins, pointerTo(...at));
  const lost = bodiesOf(reading)
    .filter((body) => isOwn(serviceName(body.service)) && entriesOf(body, 'profiles').length > 0)
    .map(({ service, at }) =>
      say.neededStart({ service: serviceName(service) }, placed([...at, 'profiles'])),
    );
  const services = patchedServices(draft);
  const behind = behindProfiles(services);
  if (behind.size === 0) return lost;
  const places = placesOf(reading);
  const waits = [...services].flatMap(([service, now]) =>
    (behind.has(service) ? [] : needsOf(now)).flatMap(({ key, name }) => {
      const at = places.get(pointerTo(service, key, name));
      return at && behind.has(name) ? [say.waitsForProfile({ service, name, key }, placed(at))] : [];
    }),
  );
  return [...lost, ...waits];
}
