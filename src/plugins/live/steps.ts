import { inLine } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { verdict } from '../../model/index.ts';
import type { Action, ExtensionStep, PluginStep, StepContext, Verdict } from '../../model/index.ts';
import { allowed } from './actions.ts';
import type { Aliases } from './aliases.ts';
import { contextOf } from './context.ts';
import { done } from './effect.ts';
import { expected, inBounds } from './expected.ts';
import { answered } from './guard.ts';
import type { Live, Session } from './session.ts';

const usualOrder = 1000;

/** What the step's own code does comes behind its actions. */
function actionsWith(step: PluginStep, plugin: string, actions: readonly Action[]): readonly Action[] {
  return step.execute
    ? [...actions, { kind: 'plugin', plugin, call: { what: 'step', id: step.id } }]
    : actions;
}

async function evaluated(
  step: PluginStep,
  { found }: Live,
  { session, look }: { readonly session: Session; readonly look: StepContext['look'] },
): Promise<Verdict> {
  const said = await answered(
    {
      found,
      part: `step ${step.id}`,
      doing: `its step ${step.id} was asked`,
      code: (signal) => step.evaluate(contextOf(found, session, { signal, look })),
    },
    expected.verdict,
    session,
  );
  if (!said.ok) return verdict.blocked(said.problems);
  const { outcome, because, actions: wanted = [], problems: told = [] } = said.value;
  const problems = told.map(inBounds);
  if (outcome === 'blocked') return { ...verdict.blocked(problems), because: inLine(because) };
  const actions = allowed(wanted, found, session);
  if (!actions.ok) return verdict.blocked(actions.problems);
  const changes = outcome === 'update' || outcome === 'run';
  return {
    ...verdict.noop(inLine(because), { problems }),
    outcome,
    reason: 'of-plugin',
    actions: changes ? actionsWith(step, found.name, actions.value) : [],
  };
}

/** The steps of a plugin as odpm asks its own. */
export const stepsOf = (live: Live, session: Session, aliases: Aliases): readonly ExtensionStep[] =>
  (live.definition.steps ?? []).map((step) => ({
    plugin: live.found.name,
    id: step.id,
    description: inLine(step.description),
    order: step.order ?? usualOrder,
    before: step.before === undefined ? undefined : aliases.today(step.before),
    after: step.after === undefined ? undefined : aliases.today(step.after),
    phase: 'prepare',
    required: step.required ?? false,
    evaluate: ({ look }) => evaluated(step, live, { session, look }),
  }));

/** Carries out what actions cannot say. */
export function execute(
  id: string,
  { found, definition }: Live,
  session: Session,
): Promise<readonly Problem[]> {
  const step = definition.steps?.find((each) => each.id === id);
  const doing = `its step ${id} was carried out`;
  return done({ found, part: `step ${id}`, doing, code: (ctx) => step?.execute?.(ctx) }, session);
}
