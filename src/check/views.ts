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

/** The scenarios that differ: `developer`, which is the default, and each that says something of its own. */
function scenariosOf({ root }: Document): readonly Scenario[] {
  const own = valueAt(root, ['scenarios']);
  return scenarios.filter(
    (scenario) => scenario === 'developer' || valueAt(own ?? null, [scenario]) !== undefined,
  );
}

/** A document as one scenario sees it, before references are filled in. */
export interface View {
  readonly scenario: Scenario;
  readonly effective: Document;
}

export const viewsOf = (document: Document): View[] =>
  scenariosOf(document).map((scenario) => ({ scenario, effective: overlay(document, scenario) }));

export interface Known {
  readonly settings: Settings;
  /** Keys of secrets that have a value; `undefined`: nobody looked. */
  readonly secrets?: ReadonlySet<string> | undefined;
  readonly at: Surroundings;
}

/** A sound document as every scenario sees it; what several say of one place is said once. */
export function inEveryScenario(views: readonly View[], { settings, secrets, at }: Known): Problem[] {
  const scope = { ...scopeOf(settings, 'validate'), secrets };
  const seen = views.map(({ scenario, effective }) => ({ scenario, filled: filledIn(effective, scope) }));
  const sound = seen.flatMap(({ scenario, filled }) =>
    filled.ok ? [{ document: filled.value, settings: { ...settings, scenario } }] : [],
  );
  return [...seen.flatMap(({ filled }) => filled.problems), ...review(sound, at)];
}
