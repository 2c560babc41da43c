import { closest, pointerTo } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { flawsOf } from './flaws.ts';
import type { Validators } from './flaws.ts';
import { insteadOf } from './instead.ts';
import * as say from './problems.ts';
import type { Flaw } from './flaws.generated.js';

interface At {
  readonly pointer: Pointer;
  readonly flaw: Flaw;
  readonly document: Document;
}

const valueOf = ({ document, pointer }: At): Place => originOf(document.origins, pointer);

/** The pointer that people know: a scenario or the flat format has the value elsewhere. */
const shown = ({ document, pointer }: At): Pointer => document.origins.get(pointer)?.pointer ?? pointer;

/** A value that a variable gave may be a secret. */
function dataOf({ document, pointer, flaw }: At): string | undefined {
  const filled = document.origins.get(pointer)?.filled ?? [];
  return filled.some(({ by }) => by !== undefined) ? undefined : String(flaw.data);
}

const exampleOf = ({ parentSchema }: Flaw): string | undefined => {
  const [example] = parentSchema?.examples ?? [];
  return example === undefined ? undefined : JSON.stringify(example);
};

function unknownKey(at: At): Problem {
  const key = String(at.flaw.params['additionalProperty']);
  const pointer = at.pointer + pointerTo(key);
  const place = keyOf(at.document.origins, pointer);
  const known = Object.keys(at.flaw.parentSchema?.properties ?? {});
  const instead = known.includes('image') || at.pointer === '' ? insteadOf(key) : undefined;
  return say.unknownKey({ key, pointer, meant: closest(key, known), known, instead }, place);
}

function missingKey(at: At): Problem {
  const key = String(at.flaw.params['missingProperty']);
  const pointer = at.pointer + pointerTo(key);
  const schema = at.flaw.parentSchema?.properties?.[key];
  const example = exampleOf({
    ...at.flaw,
    parentSchema: Object(schema) as NonNullable<Flaw['parentSchema']>,
  });
  const parent = valueOf(at);
  return say.missingKey({ key, pointer, example }, parent && { ...parent, pointer });
}

function wrongType(at: At): Problem {
  const { pointer, flaw, document } = at;
  const wanted = [flaw.params['type']].flat().map(String);
  const origin = originOf(document.origins, pointer);
  if (wanted.includes('string') && typeof flaw.data === 'number') {
    return say.numberForText({ pointer: shown(at), number: origin?.source ?? String(flaw.data) }, origin);
  }
  return say.wrongType({ pointer: shown(at), wanted, found: flaw.data, example: exampleOf(flaw) }, origin);
}

function badText(at: At): Problem {
  const { pointer, flaw, document } = at;
  const name = flaw.propertyName;
  const facts = { what: flaw.parentSchema?.title ?? 'key', example: exampleOf(flaw) ?? '"name"' };
  if (name !== undefined)
    return say.badName({ name, ...facts }, keyOf(document.origins, pointer + pointerTo(name)));
  return say.badText({ pointer: shown(at), value: dataOf(at), example: facts.example }, valueOf(at));
}

const tooLittle = (at: At): Problem =>
  say.empty({ pointer: shown(at), example: exampleOf(at.flaw) }, valueOf(at));

function twice({ pointer, flaw, document }: At): Problem {
  const [second, first] = ['i', 'j'].map((key) => `${pointer}/${String(flaw.params[key])}`);
  const places = [second, first].map((each) => originOf(document.origins, each ?? pointer));
  return say.itemTwice({ pointer: places[0]?.pointer ?? pointer }, ...(places as [Place, Place]));
}

/** What to say for a keyword of JSON Schema; the schema uses no other. */
const sayings: Readonly<Record<string, (at: At) => Problem>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  type: wrongType,
  pattern: badText,
  minLength: tooLittle,
  minItems: tooLittle,
  minProperties: tooLittle,
  enum: (at) =>
    say.notAllowed(
      {
        pointer: shown(at),
        value: dataOf(at),
        allowed: [at.flaw.schema].flat().map((one) => JSON.stringify(one)),
      },
      valueOf(at),
    ),
  minimum: (at) => say.tooSmall({ pointer: shown(at), least: String(at.flaw.schema) }, valueOf(at)),
  maximum: (at) => say.tooLarge({ pointer: shown(at), most: String(at.flaw.schema) }, valueOf(at)),
  uniqueItems: twice,
};

const unexplained = (at: At): Problem =>
  say.wrongType(
    { pointer: shown(at), wanted: [at.flaw.keyword], found: at.flaw.data, example: exampleOf(at.flaw) },
    valueOf(at),
  );

/** Everything in which a document differs from the schema, in words, each at its place. */
export function schemaProblems(document: Document, validators: Validators): Problem[] {
  return flawsOf(document.root, validators).map((flaw) => {
    const at = { pointer: flaw.instancePath, flaw, document };
    return (sayings[flaw.keyword] ?? unexplained)(at);
  });
}
