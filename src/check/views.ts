import { andThen, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { filledProblems } from '../manifest/index.ts';
import { physicalName, scenarios, valueAt } from '../model/index.ts';
import type { Document, Scenario, Settings } from '../model/index.ts';
import { review } from '../project/index.ts';
import type { Surroundings } from '../project/index.ts';
import { overlay } from '../scenario/index.ts';
import { substitute } from '../substitute/index.ts';
import type { Scope } from '../substitute/index.ts';

export const scopeOf = ({ names, variables }: Settings, mode: Scope['mode']): Scope => ({
  variables,
  physical: (service) => physicalName(names, service),
  mode,
});

/** An effective document with its references filled in; what variables brought is checked like what was written. */
export const filledIn = (effective: Document, scope: Scope): Checked<Document> =>
  andThen(substitute(effective, scope), (filled) =>
    checked(filled, filled.root === effective.root ? [] : filledProblems(filled)),
  );

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
  /** Keys of secrets that have a value; `undefined`: nobody looked. */
  readonly secrets?: ReadonlySet<string> | undefined;
  readonly at: Surroundings;
}

/** A sound document as every scenario sees it; what several say of one place is said once. */
export function inEveryScenario(views: readonly View[], { settings, secrets, at }: Known): Problem[] {
  const scope = { ...scopeOf(settings, 'validate'), secrets };
  const seen = views.map((view) => ({ scenarios: view.scenarios, filled: filledIn(view.effective, scope) }));
  const sound = seen.flatMap(({ scenarios: [scenario, ...more], filled }) =>
    filled.ok
      ? [{ document: filled.value, settings: { ...settings, scenario }, scenarios: [scenario, ...more] }]
      : [],
  );
  return [...seen.flatMap(({ filled }) => filled.problems), ...review(sound, at)];
}
