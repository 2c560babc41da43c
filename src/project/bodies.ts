import { isObject } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { discreet } from '../model/index.ts';
import { bodiesOf, entriesOf, isOpen } from './entries.ts';
import type { Body, Entry } from './entries.ts';
import { forms } from './forms.ts';
import type { Form } from './forms.ts';
import { placeOf } from './reading.ts';
import type { Place, Reading } from './reading.ts';

/** Of an entry in its long form the part that a variable gave, where there is one. */
function placeIn(reading: Reading, { value, at }: Entry): Place {
  const own = placeOf(reading, ...at);
  if (own.giver || !isObject(value)) return own;
  const parts = Object.keys(value).map((key) => placeOf(reading, ...at, key));
  return parts.find(({ giver }) => giver) ?? own;
}

function problemsOf(reading: Reading, body: Body, { path, fault, say }: Form): Problem[] {
  return entriesOf(body, ...path).flatMap((entry) => {
    const last = entry.at.at(-1);
    const found = fault(entry.value, reading, typeof last === 'number' ? last : undefined);
    if (!found || isOpen(reading, entry)) return [];
    const { subject, origin, giver } = placeIn(reading, entry);
    const told = giver ? discreet(found) : found;
    return [say({ ...told, pointer: subject }, origin, giver?.at)];
  });
}

/** A service says few of the keys that have a form. */
function formsFor({ value }: Body): readonly Form[] {
  const found: Form[] = [];
  for (const form of forms) if (Object.hasOwn(value, form.path[0] ?? '')) found.push(form);
  return found;
}

/** Every text of a service or patch that Compose or Docker would not take. */
export const bodyProblems = (reading: Reading): Problem[] =>
  bodiesOf(reading).flatMap((body) => formsFor(body).flatMap((form) => problemsOf(reading, body, form)));
