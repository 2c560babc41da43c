import { isObject } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { fill, isTemplate, parseTemplate, sourceFolders, valueAt, withOrigins } from '../model/index.ts';
import type { Document, Origin } from '../model/index.ts';
import { mapTexts } from './fields.ts';
import { lengthOf, longest } from './length.ts';
import { namesOf } from './own.ts';
import { allTooLong } from './problems.ts';
import { substituted } from './text.ts';
import type { Asked, Scope } from './text.ts';

/** Where service sources lie, as far as it is known. */
function sourcesOf({ root }: Document, scope: Scope): ReadonlyMap<string, string> {
  const written = valueAt(root, ['service_sources']);
  const links = Object.entries(isObject(written) ? written : {}).flatMap(([name, text]) => {
    const template = typeof text === 'string' ? parseTemplate(text) : undefined;
    const isRead = template && isTemplate(template) && lengthOf(template, scope) <= longest.value;
    return isRead ? [[name, fill(template, scope).text] as const] : [];
  });
  return sourceFolders(Object.fromEntries(links), scope.keeping);
}

/** A document with its references filled in as far as they can be, and what is wrong with the others. */
interface Filled {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** As `substitute`; a text with a reference that is wrong stays as it is written, and its origin is `open`. */
export function substituteAll(document: Document, scope: Scope): Filled {
  const problems: Problem[] = [];
  const own = namesOf(document);
  const names = { ...own, services: [...own.services, ...(scope.services ?? [])] };
  const sources = sourcesOf(document, scope);
  const known: Scope = { ...scope, source: (name) => sources.get(name) };
  const changed = new Map<Pointer, Asked>();
  let length = 0;
  const root = mapTexts(document.root, (text) => {
    if (length > longest.all) return text.value;
    const asked = (): Origin | undefined => document.origins.get(text.pointer);
    const outcome = substituted(text, { asked, names }, known);
    problems.push(...outcome.problems);
    length += outcome.text.length;
    if (length > longest.all) problems.push(allTooLong({}, asked()));
    changed.set(text.pointer, outcome.origin);
    return outcome.text;
  });
  return { document: { root, origins: withOrigins(document.origins, changed) }, problems };
}

/**
 * Fills in the references of every text whose field has substitution. Keys are never touched; hooks keep their
 * references until they run, and a text with `${@source:…}` or `${@secret:…}` all of its own: its origin names
 * them as `later`. With `validate` an unset variable is only a note: its text stays, and its origin is `open`.
 */
export function substitute(document: Document, scope: Scope): Checked<Document> {
  const filled = substituteAll(document, scope);
  return checked(filled.document, filled.problems);
}
