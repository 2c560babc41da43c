import type { Problem } from '../diagnostics/index.ts';
import { notTrusted } from '../model/index.ts';
import type { Plan } from '../model/index.ts';

/** What the steps of a plan have to say. That plugins wait for a yes is said once, with their names: it is one yes. */
export function saidBy({ steps }: Plan): readonly Problem[] {
  const waiting = steps.filter(({ id, reason }) => id.startsWith('plugin.') && reason === notTrusted.code);
  if (waiting.length < 2) return steps.flatMap(({ problems }) => problems);
  const names = waiting.map(({ id }) => id.slice('plugin.'.length));
  const once = notTrusted({ what: `the plugins ${names.join(', ')}` });
  return steps.flatMap((step) => {
    if (!waiting.includes(step)) return step.problems;
    return step === waiting[0] ? [once] : [];
  });
}
