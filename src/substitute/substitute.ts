import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Origin, Variables } from '../model/index.ts';
import { mapTexts } from './fields.ts';
import { substituted } from './text.ts';
import type { Scope } from './text.ts';

/**
 * Fills in the references of every text whose field has substitution; hooks keep theirs until they run, and
 * keys are never touched. With `validate` an unset variable is only a note: its text stays, and its origin is `open`.
 */
export function substitute(
  document: Document,
  variables: Variables,
  mode: Scope['mode'] = 'plan',
): Checked<Document> {
  const problems: Problem[] = [];
  const origins = new Map<string, Origin>(document.origins);
  const root = mapTexts(document.root, (text) => {
    const outcome = substituted(text, document.origins.get(text.pointer), { variables, mode });
    problems.push(...outcome.problems);
    if (outcome.origin) origins.set(text.pointer, outcome.origin);
    return outcome.text;
  });
  return checked({ root, origins }, problems);
}
