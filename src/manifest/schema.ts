import { closest, pointerTo } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf } from '../model/index.ts';
import type { Document, Filling } from '../model/index.ts';
import { flawsOf } from './flaws.ts';
import type { Validators } from './flaws.ts';
import { insteadOf } from './instead.ts';
import * as say from './shape-problems.ts';
import { examplesIn, textOfNumber } from './texts.ts';
import type { Flaw } from './flaws.generated.js';

interface At {
  readonly pointer: Pointer;
  readonly flaw: Flaw;
  readonly document: Document;
}

const valueOf = ({ document, pointer }: At): Place => originOf(document.origins, pointer);

/** The pointer that people know: a scenario or the flat format has the value elsewhere. */
const shown = ({ document, pointer }: At): Pointer => document.origins.get(pointer)?.pointer ?? pointer;

/** The variable that gave a value. */
const giverOf = ({ document, pointer }: At): Filling | undefined =>
  document.origins.get(pointer)?.filled?.find(({ name, by }) => by !== undefined && !name.startsWith('@'));

const dataOf = ({ flaw }: At): string | undefined =>
  Object(flaw.data) === flaw.data ? undefined : String(flaw.data);

const exampleOf = ({ parentSchema }: Flaw): string | undefined => {
  const [example] = parentSchema ? examplesIn(parentSchema) : [];
  return example === undefined ? undefined : JSON.stringify(example);
};

/** `"no", "always" or "unless-stopped"`: a field whose values are few shows them. */
function examplesOf({ parentSchema }: Flaw): string | undefined {
  const said = (parentSchema ? examplesIn(parentSchema) : []).map((example) => JSON.stringify(example));
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} or ${said.at(-1) ?? ''}` : said[0];
}

/** What other tools call the link of a repository. */
const links = ['url', 'link', 'repo', 'repository'];

/** An unknown key, the keys that are known beside it, and the one that was probably meant. */
function unknownOf({ params, parentSchema }: Flaw): {
  key: string;
  known: string[];
  meant: string | undefined;
} {
  const key = String(params['additionalProperty']);
  const known = Object.keys(parentSchema?.properties ?? {});
  const meant = known.includes('git') && links.includes(key) ? 'git' : closest(key, known);
  return { key, known, meant };
}

/** The key that takes the place of an unknown one: that of the flat format has another name. */
function todayOf(flaw: Flaw): string | undefined {
  const { key, meant } = unknownOf(flaw);
  const instead = flaw.instancePath === '' ? insteadOf(key) : undefined;
  return instead === undefined ? meant : /^Write (?:it into )?"(\w+)"/.exec(instead)?.[1];
}

function unknownKey(at: At): Problem {
  const { key, known, meant } = unknownOf(at.flaw);
  const pointer = at.pointer + pointerTo(key);
  const place = keyOf(at.document.origins, pointer);
  const instead = known.includes('image') || at.pointer === '' ? insteadOf(key) : undefined;
  return say.unknownKey({ key, pointer, meant, known, instead }, place);
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
    const number = origin?.source ?? String(flaw.data);
    const text = textOfNumber(number, flaw.parentSchema ?? {});
    if (text !== undefined) return say.numberForText({ pointer: shown(at), number, text }, origin);
  }
  const meant =
    wanted.includes('boolean') && typeof flaw.data === 'number' ? [false, true][flaw.data] : undefined;
  const example = meant === undefined ? exampleOf(flaw) : String(meant);
  return say.wrongType({ pointer: shown(at), wanted, found: flaw.data, example }, origin);
}

/** A value that a variable gave may be a secret: the variable is named instead. */
function ofVariable(at: At, example: string | undefined): Problem | undefined {
  const giver = giverOf(at);
  if (!giver) return undefined;
  const { name, by = '' } = giver;
  return say.unfitVariable({ pointer: shown(at), name, by, example }, valueOf(at), giver.at);
}

function badText(at: At): Problem {
  const { pointer, flaw, document } = at;
  const name = flaw.propertyName;
  const facts = { what: flaw.parentSchema?.title ?? 'key', example: examplesOf(flaw) ?? '"name"' };
  if (name !== undefined)
    return say.badName({ name, ...facts }, keyOf(document.origins, pointer + pointerTo(name)));
  const given = ofVariable(at, facts.example);
  return (
    given ??
    say.badText({ pointer: shown(at), value: String(at.flaw.data), example: facts.example }, valueOf(at))
  );
}

const tooLittle = (at: At): Problem =>
  ofVariable(at, exampleOf(at.flaw)) ??
  say.empty({ pointer: shown(at), example: exampleOf(at.flaw) }, valueOf(at));

/** Listed values, and examples of what may stand there instead. */
function allowedBy({ schema, parentSchema }: Flaw): string[] {
  const said = [[schema].flat(), parentSchema?.examples ?? []].flat();
  return [...new Set(said.map((one) => JSON.stringify(one)))];
}

function otherThan(at: At): Problem {
  const allowed = allowedBy(at.flaw);
  const given = ofVariable(at, allowed.join(', '));
  return given ?? say.notAllowed({ pointer: shown(at), value: dataOf(at), allowed }, valueOf(at));
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

/** What to say of a flaw, at its place in the document. */
export function flawProblem(flaw: Flaw, document: Document): Problem {
  const at = { pointer: flaw.instancePath, flaw, document };
  return (sayings[flaw.keyword] ?? unexplained)(at);
}

/** Everything in which a document differs from the schema, in words, each at its place. */
export function schemaProblems(document: Document, validators: Validators): Problem[] {
  const flaws = flawsOf(document.root, validators);
  const misspelled = new Set(
    flaws
      .filter(({ keyword }) => keyword === 'additionalProperties')
      .map((flaw) => flaw.instancePath + pointerTo(todayOf(flaw) ?? '')),
  );
  // A key that is there under another name is not missing, too.
  const isThere = ({ keyword, instancePath, params }: Flaw): boolean =>
    keyword === 'required' && misspelled.has(instancePath + pointerTo(String(params['missingProperty'])));
  // What is of another type is none of the listed values either.
  const mistyped = new Set(
    flaws.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  const isSaid = ({ keyword, instancePath }: Flaw): boolean =>
    (keyword === 'enum' || keyword === 'const') && mistyped.has(instancePath);
  return flaws.filter((flaw) => !isThere(flaw) && !isSaid(flaw)).map((flaw) => flawProblem(flaw, document));
}
