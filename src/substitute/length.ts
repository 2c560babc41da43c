import type { OwnReference, Template, Values } from '../model/index.ts';

type Reference = Exclude<Template[number], string | OwnReference>;

/** Of a value and of all values of a document, in characters: what is longer is a slip, and would fill the memory. */
export const longest = { value: 2 ** 20, all: 2 ** 26 };

/** The forms with a colon take an empty value for none. */
function lengthOfOne({ name, operator, word }: Reference, values: Values): number {
  const value = values.variables(name)?.value;
  const isSet = value !== undefined && !(operator?.startsWith(':') && value === '');
  const kind = operator?.at(-1);
  if (kind === '+') return isSet ? lengthOf(word, values) : 0;
  return isSet ? value.length : kind === '-' ? lengthOf(word, values) : 0;
}

/** How long a text will be with its references filled in; those of odpm's own count for nothing. */
export function lengthOf(template: Template, values: Values): number {
  let length = 0;
  for (const part of template)
    length += typeof part === 'string' ? part.length : 'of' in part ? 0 : lengthOfOne(part, values);
  return length;
}
