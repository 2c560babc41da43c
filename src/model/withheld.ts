import { few } from '../base/index.ts';
import type { Facts } from './facts.ts';
import { verdict } from './plan.ts';
import type { Verdict } from './plan.ts';

/**
 * What is there may hold what a plugin added: while its code is not loaded, nothing is planned that would take that
 * away. What is not there yet is planned without it.
 */
export function unlessWithheld<Answer extends Omit<Verdict, 'parts'>>(
  wanted: Answer,
  { withheld = [] }: Partial<Facts>,
): Answer | Verdict {
  if (withheld.length === 0 || wanted.outcome !== 'update' || wanted.reason === 'absent') return wanted;
  const [plugins, are] = withheld.length === 1 ? ['the plugin', 'is'] : ['the plugins', 'are'];
  return verdict.skip(`not known while ${plugins} ${few(withheld)} ${are} not loaded`, 'earlier-step');
}
