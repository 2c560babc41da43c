import { closest, pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, originOf } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import * as say from './problems.ts';
import type { Flaw, thorough } from './user.generated.js';

type Saying = (flaw: Flaw, document: Document) => Problem;

const exampleOf = ({ parentSchema }: Flaw): string | undefined => {
  const [example] = parentSchema?.examples ?? [];
  return example === undefined ? undefined : JSON.stringify(example);
};

const unknownKey: Saying = ({ instancePath, params, parentSchema }, { origins }) => {
  const key = String(params['additionalProperty']);
  const pointer = instancePath + pointerTo(key);
  const known = Object.keys(parentSchema?.properties ?? {}).filter((name) => name !== '$schema');
  return say.unknownMember({ pointer, meant: closest(key, known), known }, keyOf(origins, pointer));
};

const wrongType: Saying = (flaw, { origins }) => {
  const wanted = [flaw.params['type']].flat().map(String);
  const facts = { pointer: flaw.instancePath, wanted, example: exampleOf(flaw) };
  return say.wrongType(facts, originOf(origins, flaw.instancePath));
};

const badText: Saying = (flaw, { origins }) => {
  const { instancePath, propertyName } = flaw;
  if (propertyName === undefined)
    return say.badMember(
      { pointer: instancePath, example: exampleOf(flaw) },
      originOf(origins, instancePath),
    );
  const pointer = instancePath + pointerTo(propertyName);
  return say.badMember({ pointer, example: '"payment_provider.api_key"' }, keyOf(origins, pointer));
};

const missing: Saying = ({ instancePath, params }, { origins }) => {
  const key = String(params['missingProperty']);
  const parent = originOf(origins, instancePath);
  const pointer = instancePath + pointerTo(key);
  return say.missingMember({ pointer, key }, parent && { ...parent, pointer });
};

/** What to say for a keyword of JSON Schema; our schemas of such files use no other. */
const sayings: Readonly<Record<string, Saying>> = {
  additionalProperties: unknownKey,
  required: missing,
  type: wrongType,
  pattern: badText,
  enum: badText,
};

const waits = ({ origins }: Document, pointer: string): boolean => {
  const origin = origins.get(pointer);
  return origin?.open !== undefined || origin?.later !== undefined;
};

/**
 * Everything in which a file that may hold secrets differs from its schema. Messages name keys, never values; a
 * text whose variables are not set is not looked at.
 */
export function flawsIn(document: Document, validator: ReturnType<typeof thorough>): Problem[] {
  if (validator(document.root)) return [];
  const all = validator.errors ?? [];
  // What is of another type has no value to speak of.
  const mistyped = new Set(
    all.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])),
  );
  const flaws = all.filter(
    ({ keyword, instancePath }) =>
      keyword !== 'propertyNames' &&
      (keyword === 'type' || !mistyped.has(instancePath)) &&
      !(keyword === 'pattern' && waits(document, instancePath)),
  );
  return flaws.map((flaw) => (sayings[flaw.keyword] ?? badText)(flaw, document));
}
