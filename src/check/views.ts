import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { checkedFilled } from '../manifest/index.ts';
import { physicalName, scenarios, valueAt } from '../model/index.ts';
import type { Document, Scenario, Settings } from '../model/index.ts';
import { review } from '../project/index.ts';
import type { Surroundings } from '../project/index.ts';
import { overlay } from '../scenario/index.ts';
import { substituteAll, unset } from '../substitute/index.ts';
import type { Scope } from '../substitute/index.ts';

export const scopeOf = ({ names, variables }: Settings, mode: Scope['mode']): Scope => ({
  variables,
  physical: (service) => physicalName(names, service),
  mode,
});

interface Filled {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** What variables brought is checked like what was written; what is wrong stays as it is written, and open. */
function filledAsFar(effective: Document, scope: Scope): Filled {
  const { document, problems } = substituteAll(effective, scope);
  if (document.root === effective.root) return { document, problems };
  const fit = checkedFilled(document, effective);
  return { document: fit.document, problems: [...problems, ...fit.problems] };
}

/** An effective document with its references filled in. */
export function filledIn(effective: Document, scope: Scope): Checked<Document> {
  const { document, problems } = filledAsFar(effective, scope);
  return checked(document, problems);
}

/** A document as some scenarios see it, before references are filled in. */
export interface View {
  readonly scenarios: readonly [Scenario, ...Scenario[]];
  readonly effective: Document;
}

/** The scenarios that say nothing of their own see the same; each of the others has a view to itself. */
export function viewsOf(document: Document): View[] {
  const own = valueAt(document.root, ['scenarios']) ?? null;
  const says = (scenario: Scenario): boolean => valueAt(own, [scenario]) !== undefined;
  const [first, ...more] = scenarios.filter((scenario) => !says(scenario));
  const groups = scenarios.flatMap((scenario): View['scenarios'][] =>
    says(scenario) ? [[scenario]] : scenario === first ? [[first, ...more]] : [],
  );
  return groups.map((group) => ({ scenarios: group, effective: overlay(document, group[0]) }));
}

export interface Known {
  readonly settings: Settings;
  /** A file of variables cannot be read: what seems not to be set may be. */
  readonly unread?: boolean;
  /** Keys of secrets that have a value; `undefined`: nobody looked. */
  readonly secrets?: ReadonlySet<string> | undefined;
  readonly at: Surroundings;
}

/** A sound document as every scenario sees it; what several say of one place is said once. */
export function inEveryScenario(views: readonly View[], known: Known): Problem[] {
  const { settings, secrets, at } = known;
  const scope = { ...scopeOf(settings, 'validate'), secrets };
  const seen = views.map(({ scenarios: names, effective }) => ({
    scenarios: names,
    settings: { ...settings, scenario: names[0] },
    ...filledAsFar(effective, scope),
  }));
  const ofReferences = seen.flatMap(({ problems }) => problems);
  const told = known.unread === true ? ofReferences.filter(({ code }) => code !== unset.code) : ofReferences;
  return [...told, ...review(seen, at)];
}
