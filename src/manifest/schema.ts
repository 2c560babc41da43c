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
  if (Object(flaw.data) === flaw.data) return undefined;
  const filled = document.origins.get(pointer)?.filled ?? [];
  return filled.some(({ by }) => by !== undefined) ? undefined : String(flaw.data);
}

const exampleOf = ({ parentSchema }: Flaw): string | undefined => {
  const [example] = parentSchema?.examples ?? [];
  return example === undefined ? undefined : JSON.stringify(example);
};

/** `"no", "always" or "unless-stopped"`: a field whose values are few shows them. */
function examplesOf({ parentSchema }: Flaw): string | undefined {
  const said = (parentSchema?.examples ?? []).map((example) => JSON.stringify(example));
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} or ${said.at(-1) ?? ''}` : said[0];
}

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
  const facts = { what: flaw.parentSchema?.title ?? 'key', example: examplesOf(flaw) ?? '"name"' };
  if (name !== undefined)
    return say.badName({ name, ...facts }, keyOf(document.origins, pointer + pointerTo(name)));
  return say.badText({ pointer: shown(at), value: dataOf(at), example: facts.example }, valueOf(at));
}

const tooLittle = (at: At): Problem =>
  say.empty({ pointer: shown(at), example: exampleOf(at.flaw) }, valueOf(at));

/** Listed values, and examples of what may stand there instead. */
function allowedBy({ schema, parentSchema }: Flaw): string[] {
  const said = [[schema].flat(), parentSchema?.examples ?? []].flat();
  return [...new Set(said.map((one) => JSON.stringify(one)))];
}

const otherThan = (at: At): Problem =>
  say.notAllowed({ pointer: shown(at), value: dataOf(at), allowed: allowedBy(at.flaw) }, valueOf(at));

/** What to say for a keyword of JSON Schema; the schema uses no other. */
const sayings: Readonly<Record<string, (at: At) => Problem>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  type: wrongType,
  pattern: badText,
  minLength: tooLittle,
  minItems: tooLittle,
  minProperties: tooLittle,
  enum: otherThan,
  const: otherThan,
  minimum: (at) => say.tooSmall({ pointer: shown(at), least: String(at.flaw.schema) }, valueOf(at)),
  maximum: (at) => say.tooLarge({ pointer: shown(at), most: String(at.flaw.schema) }, valueOf(at)),
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
