import { isTemplate, parseTemplate } from '../model/index.ts';
import type { Document, Origin, Template } from '../model/index.ts';
import { mapTexts } from './fields.ts';

/** The variables of a text, those in words included. */
export const namesOf = (template: Template): string[] =>
  template.flatMap((part) =>
    typeof part === 'string' || 'of' in part ? [] : [part.name, ...namesOf(part.word)],
  );

/** Every variable that a document refers to where references are filled in, with the first place that does. */
export function namedVariables(document: Document): Map<string, Origin | undefined> {
  const found = new Map<string, Origin | undefined>();
  mapTexts(document.root, ({ pointer, value, when }) => {
    const template = when === 'never' ? [] : parseTemplate(value);
    const names = isTemplate(template) ? namesOf(template) : [];
    for (const name of names) if (!found.has(name)) found.set(name, document.origins.get(pointer));
    return value;
  });
  return found;
}
