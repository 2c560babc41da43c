import { closest, segmentsOf } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { keyOf } from '../model/index.ts';
import type { Scenario } from '../model/index.ts';
import type { Draft } from './draft.ts';
import type { Reading } from './reading.ts';
import * as say from './service-problems.ts';
import { namesOf } from './waiting.ts';

interface Drafted {
  readonly draft: Draft;
  readonly reading: Reading;
  readonly scenarios: readonly Scenario[];
}

interface Lost {
  readonly at: Place;
  readonly service: string;
  readonly known: readonly string[];
  readonly scenarios: readonly Scenario[];
}

function lostIn({ draft, reading: { document }, scenarios }: Drafted): Lost[] {
  const known = namesOf(draft);
  return draft.patches
    .filter(({ service }) => !known.includes(service))
    .map(({ service, at }) => ({
      at: keyOf(document.origins, at),
      service: segmentsOf(at).at(-1) ?? service,
      known,
      scenarios,
    }));
}

/** Patches of services that are not there, each once with the scenarios that lack the service. */
export function lostPatches(drafts: readonly Drafted[]): Problem[] {
  const everyone = drafts.flatMap(({ scenarios }) => scenarios);
  const byPlace = new Map<string, Lost[]>();
  for (const lost of drafts.flatMap(lostIn)) {
    const place = `${String(lost.at?.line)}:${String(lost.at?.column)}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), lost]);
  }
  return [...byPlace.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const lacking = all.flatMap((each) => each.scenarios);
    const scenarios = lacking.length < everyone.length || everyone.length === 1 ? lacking : [];
    const { service, known, at } = first;
    return [say.patchOfNothing({ service, scenarios, known, meant: closest(service, known) }, at)];
  });
}
