import { notTrusted, verdict } from '../model/index.ts';
import type { Hook, Moment, Phase, PluginCall, Project, RunHook, Step } from '../model/index.ts';

/** A moment of `odpm up`; those of other commands are no steps of its plan. */
export type StepMoment = Exclude<Moment, 'pre_down'>;

interface Row {
  readonly phase: Phase;
  /** Whether it belongs to a start: without one nothing of it runs. */
  readonly atStart: boolean;
  readonly required: boolean;
  /** Whether it is about a stack that goes on: tests end with their result. */
  readonly goesOn?: true;
}

const rows: Readonly<Record<StepMoment, Row>> = {
  post_clone: { phase: 'sources', atStart: false, required: true },
  post_prepare: { phase: 'prepare', atStart: false, required: false },
  pre_up: { phase: 'runtime', atStart: true, required: true },
  post_up: { phase: 'runtime', atStart: true, required: true, goesOn: true },
};

/** Every moment with a step, in the order of a run. */
export const stepMoments = Object.keys(rows) as readonly StepMoment[];

const spoken = (hook: Hook): string =>
  'id' in hook ? hook.id : `${hook.words.join(' ')}${hook.allowFailure ? ' (may fail)' : ''}`;

const hooksAt = ({ hooks }: Project, moment: Moment): readonly Hook[] =>
  hooks.filter((hook) => hook.moment === moment);

/** The programs of a moment and what plugins do then, in listed order. */
export const actionsOf = (project: Project, moment: Moment): readonly (RunHook | PluginCall)[] =>
  hooksAt(project, moment).map((hook) =>
    'id' in hook
      ? { kind: 'plugin', plugin: undefined, call: { what: 'hook', id: hook.id, moment } }
      : { kind: 'hook', ...hook },
  );

export const spokenOf = (project: Project, moment: Moment): string =>
  hooksAt(project, moment).map(spoken).join('; ');

/** The hooks of a moment as a step: programs of the project, in listed order, never without the user's trust. */
export const hooksOf = (moment: StepMoment): Step => ({
  id: `hooks.${moment}`,
  description: `Run the project's ${moment} hooks.`,
  phase: rows[moment].phase,
  required: ({ project }) => rows[moment].required && project.hooks.some((hook) => hook.moment === moment),

  evaluate({ project, request }) {
    const actions = actionsOf(project, moment);
    if (actions.length === 0)
      return Promise.resolve(verdict.skip(`the project has no ${moment} hooks`, 'no-hooks'));
    if (rows[moment].atStart && !request.start)
      return Promise.resolve(verdict.skip('nothing is started', 'skip-start'));
    if (rows[moment].goesOn && request.test)
      return Promise.resolve(verdict.skip('tests end with their result', 'only-tests'));
    if (!request.trust.given)
      return Promise.resolve(verdict.blocked([notTrusted({ what: `the ${moment} hooks of this project` })]));
    return Promise.resolve(verdict.run(spokenOf(project, moment), 'each-time', { actions }));
  },
});
