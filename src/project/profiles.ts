import { pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, patched, serviceName } from '../model/index.ts';
import type { Service } from '../model/index.ts';
import { dependenciesOf, sharedWith } from './dependencies.ts';
import type { Draft } from './draft.ts';
import { bodiesOf, entriesOf } from './entries.ts';
import * as say from './service-problems.ts';
import type { Reading } from './reading.ts';

/** Services of the project's own that only a profile starts, after all patches. */
function behindProfiles({ services, patches }: Draft): Set<string> {
  const all = new Map<string, Service>(services);
  for (const patch of patches) {
    const service = all.get(patch.service);
    if (service) all.set(patch.service, patched(service, patch));
  }
  const has = ({ rest: { profiles } }: Service): boolean => Array.isArray(profiles) && profiles.length > 0;
  return new Set([...all].flatMap(([name, service]) => (has(service) ? [name] : [])));
}

/** Services that always start and wait for one that does not: Compose refuses that, as it does without a database. */
export function profileProblems(draft: Draft, reading: Reading): Problem[] {
  const behind = behindProfiles(draft);
  const placed = (at: readonly (string | number)[]) => keyOf(reading.document.origins, pointerTo(...at));
  return bodiesOf(reading).flatMap((body) => {
    const service = serviceName(body.service);
    const isOwn = service === 'odoo' || service === 'db';
    const lost = isOwn && entriesOf(body, 'profiles').length > 0;
    const waits = [...dependenciesOf(body), ...sharedWith(body)].filter(
      ({ name, said }) => behind.has(name) && !behind.has(service) && said.required !== false,
    );
    return [
      ...(lost ? [say.neededStart({ service }, placed([...body.at, 'profiles']))] : []),
      ...waits.map(({ name, at }) => say.waitsForProfile({ service, name }, placed(at))),
    ];
  });
}
