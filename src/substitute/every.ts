import { closest, segmentsOf } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { isTemplate, ownReferences, parseTemplate, valueAt } from '../model/index.ts';
import type { Document, Origin } from '../model/index.ts';
import { mapTexts } from './fields.ts';
import { namesOf } from './own.ts';
import { noSuchService } from './problems.ts';
import { substituted } from './text.ts';
import type { Scope } from './text.ts';

const names = { of: 'settings', services: undefined, sources: [] } as const;

const ofService = '@service:';

/** The services that a text names: those that were filled in, and those of a text that stays as it is written. */
function servicesIn(text: Json | undefined, origin: Origin): string[] {
  const filled = (origin.filled ?? []).flatMap(({ name }) =>
    name.startsWith(ofService) ? [name.slice(ofService.length)] : [],
  );
  const waits = origin.open !== undefined || origin.later !== undefined;
  const template = waits && typeof text === 'string' ? parseTemplate(text) : [];
  const left = isTemplate(template) ? ownReferences(template) : [];
  return [...filled, ...left.flatMap(({ of, name }) => (of === 'service' ? [name] : []))];
}

/** References of settings to services that none of these manifests has: settings are read before the manifest is. */
export function lostServices(settings: Document, manifests: readonly Document[]): Problem[] {
  const known = [...new Set(manifests.flatMap((each) => namesOf(each).services))];
  return [...settings.origins].flatMap(([pointer, origin]) =>
    servicesIn(valueAt(settings.root, segmentsOf(pointer)), origin).flatMap((name) =>
      known.includes(name)
        ? []
        : [noSuchService({ name, pointer, known, meant: closest(name, known) }, origin)],
    ),
  );
}

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
