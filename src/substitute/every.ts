import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Origin } from '../model/index.ts';
import { mapTexts } from './fields.ts';
import { substituted } from './text.ts';
import type { Scope } from './text.ts';

const names = { of: 'settings', services: [], sources: [] } as const;

/**
 * Fills in the references of every text of a document: `user_settings.json` has them everywhere. A text with
 * `${@secret:…}` stays as it is written, where it may stand. With `validate` an unset variable is only a note.
 */
export function substituteEvery(document: Document, scope: Scope): Checked<Document> {
  const problems: Problem[] = [];
  const origins = new Map<string, Origin>(document.origins);
  const change = (text: Parameters<typeof substituted>[0]): string => {
    const outcome = substituted(text, { asked: () => document.origins.get(text.pointer), names }, scope);
    problems.push(...outcome.problems);
    const origin = outcome.origin();
    if (origin) origins.set(text.pointer, origin);
    return outcome.text;
  };
  const root = mapTexts(document.root, change, 'load');
  return checked({ root, origins }, problems);
}
