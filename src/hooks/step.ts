import { notTrusted, verdict } from '../model/index.ts';
import type { Moment, Request, Step } from '../model/index.ts';

const phaseOf = { post_prepare: 'prepare', pre_up: 'runtime' } as const;

/** `pre_up` hooks prepare a start; with --skip-start there is none. */
const startless = (moment: Moment, { start, docker }: Request): string | undefined =>
  moment !== 'pre_up' || (start && docker) ? undefined : 'nothing is started';

/** The hooks of a moment as a step: programs of the project, in listed order, never without the user's trust. */
export const hooksOf = (moment: Moment): Step => ({
  id: `hooks.${moment}`,
  description: `Run the project's ${moment} hooks.`,
  phase: phaseOf[moment],
  required: true,

  evaluate({ project, request }) {
    const hooks = project.hooks.filter((hook) => hook.moment === moment);
    if (hooks.length === 0)
      return Promise.resolve(verdict.skip(`the project has no ${moment} hooks`, 'no-hooks'));
    const idle = startless(moment, request);
    if (idle !== undefined) return Promise.resolve(verdict.skip(idle, 'skip-start'));
    const shown = hooks.map(({ words }) => words.join(' ')).join('; ');
    if (!request.trust.given)
      return Promise.resolve(verdict.blocked([notTrusted({ what: `the ${moment} hooks of this project` })]));
    const actions = hooks.map((hook) => ({ kind: 'hook', moment, words: hook.words, at: hook.at }) as const);
    return Promise.resolve(verdict.run(shown, 'each-time', { actions }));
  },
});
