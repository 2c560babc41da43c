import type { Applied, Done } from './record.ts';

const ids = (done: readonly Pick<Done, 'step'>[]): string => done.map(({ step }) => step.id).join(', ');

/** What a run that did not come to its end has done, and what is left; empty when it did nothing at all. */
export function leftOver({ plan, done }: Applied): string {
  const whole = done.filter(({ result }) => result === 'done');
  const [broken] = done.filter(({ result }) => result !== 'done');
  const begun = new Set(done.map(({ step }) => step.id));
  const rest = plan.steps.filter(({ id, actions }) => actions.length > 0 && !begun.has(id));
  const parts = [
    ...(broken ? [`Ended in ${broken.step.id}.`] : []),
    `Done: ${whole.length > 0 ? ids(whole) : 'nothing'}.`,
    ...(rest.length > 0 ? [`Not begun: ${ids(rest.map((step) => ({ step })))}.`] : []),
    'What is done stays done; the same command continues from there.',
  ];
  return done.length === 0 ? '' : `${parts.join('\n')}\n`;
}
