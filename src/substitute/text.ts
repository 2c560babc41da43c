import { isError } from '../diagnostics/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { fill, isFault, isTemplate, ownReferences, parseLink, parseTemplate } from '../model/index.ts';
import type { Filled, Filling, Keeping, Origin, Template, Values } from '../model/index.ts';
import { isLink, takesSecrets } from './fields.ts';
import type { Text } from './fields.ts';
import { lengthOf, longest } from './length.ts';
import { namesOf } from './named.ts';
import { misplaced } from './own.ts';
import type { Names } from './own.ts';
import * as say from './problems.ts';

/** Where values come from, and what is made of those that are not there. */
export interface Scope extends Values {
  /** `plan`: an unset variable is an error. `validate`: it is a note, and the text stays as it is written. */
  readonly mode: 'plan' | 'validate';
  /** Keys of secrets that have a value; `undefined`: nobody looked. */
  readonly secrets?: ReadonlySet<string> | undefined;
  /** Where repositories lie; left out, only folders of this machine are known. */
  readonly keeping?: Keeping;
  /** Services that the document does not declare and that are there all the same. */
  readonly services?: readonly string[];
}

/** Looks for a place: of a sound text nobody asks for it. */
export type Asked = () => Origin | undefined;

export interface Outcome {
  readonly text: string;
  readonly origin: Asked;
  readonly problems: readonly Problem[];
}

/** A text, the place that it was written at, and what its references can name. */
interface Given {
  readonly text: Text;
  readonly asked: Asked;
  readonly names: Names;
}

/** As the file has it. */
const pointerOf = ({ text, asked }: Given): string => asked()?.pointer ?? text.pointer;

interface Part {
  readonly offset: number;
  readonly length: number;
}

/** A part of a text, where the file spells the text without escapes. */
function partOf({ text: { value }, asked }: Given, { offset, length }: Part): Span | undefined {
  const origin = asked();
  if (!origin?.text?.startsWith(`"${value}"`, origin.column - 1)) return origin;
  return { ...origin, column: origin.column + 1 + offset, length };
}

/** `$<NAME` with an operator is literal, and seldom meant so. */
function angles({ text, asked }: Given): Problem[] {
  if (!text.value.includes('$<')) return [];
  const found = text.value.matchAll(/(?<!\$)(?:\$\$)*\$<([A-Za-z_]\w*)(?![\w>])/g);
  return [...found].map(([, name = '']) => say.angle({ name }, asked()));
}

/** A link in which a variable that nobody sets stands for some word. */
const withWords = (template: Template): string =>
  template.map((part) => (typeof part === 'string' ? part : 'word')).join('');

/** The link that a variable puts credentials into is never shown; where it stands in their place, whatever it holds. */
function credentials(given: Given, filled: Filled, template: Template): Problem[] {
  const names = [...new Set([...filled.used, ...filled.unset.map(({ name }) => name)])];
  if (names.length === 0 || !isLink(given.text.pointer)) return [];
  const link = parseLink(filled.unset.length > 0 ? withWords(template) : filled.text);
  if (!isFault(link) || !link.why.includes('credentials')) return [];
  return [say.credentials({ names, pointer: pointerOf(given) }, given.asked())];
}

/** Variables that nobody sets and, when a manifest is looked at by itself, secrets without a value. */
function absent(given: Given, filled: Filled, { mode, secrets }: Scope): Problem[] {
  if (filled.unset.length === 0 && filled.later.length === 0) return [];
  const { text, asked } = given;
  const [origin, pointer] = [asked(), pointerOf(given)];
  const link = isLink(text.pointer);
  const names = new Map(filled.unset.map((one) => [one.name, one]));
  const unset = [...names.values()].map(({ name, demand }) =>
    say.unset({ name, demand, link, folder: link && /^\s*file:/i.test(text.value), pointer }, origin),
  );
  if (mode === 'plan') return unset;
  const secretly = filled.later.filter(({ of }) => of === 'secret' && takesSecrets(text.pointer));
  const keys = [...new Set(secretly.map(({ name }) => name))].filter((key) => secrets?.has(key) !== true);
  return [
    ...unset.map((each) => ({ ...each, severity: 'note' as const })),
    ...keys.map((key) => say.secretUnset({ key, pointer }, origin)),
  ];
}

const ownProblems = (given: Given, template: Template): Problem[] =>
  ownReferences(template).flatMap((found) => {
    const at = partOf(given, { offset: found.offset, length: found.written.length });
    return misplaced({ found, text: given.text, pointer: pointerOf(given), names: given.names }, at);
  });

function fillingsOf({ used, fallen, services }: Filled, { variables, physical }: Values): readonly Filling[] {
  const set = [...new Set(used)].map((name): Filling => {
    const { by, at } = variables(name) ?? {};
    return { name, by, ...(at && { at }) };
  });
  return [
    ...set,
    ...[...new Set(fallen)].map((name): Filling => ({ name, by: undefined })),
    ...[...new Set(services)].map((name): Filling => ({ name: `@service:${name}`, by: physical(name) })),
  ];
}

/** What a text still waits for, where it is filled in only later or its variables are not all set. */
function waitingFor({ text }: Given, filled: Filled): Pick<Origin, 'open' | 'later'> | undefined {
  const open = [...new Set(filled.unset.map(({ name }) => name))];
  const later = [...new Set(filled.later.map(({ written }) => written))];
  if (text.when !== 'run' && open.length === 0 && later.length === 0) return undefined;
  return { ...(open.length > 0 && text.when !== 'run' && { open }), ...(later.length > 0 && { later }) };
}

function madeOf(given: Given, filled: Filled, values: Values): Omit<Outcome, 'problems'> {
  const { text, asked } = given;
  const waits = waitingFor(given, filled);
  const origin = (): Origin | undefined => {
    const own = asked();
    if (waits) return own && { ...own, ...waits };
    const fillings = fillingsOf(filled, values);
    if (!own || fillings.length === 0) return own;
    const layers = fillings.flatMap(({ name, by }) =>
      by === undefined || name.startsWith('@') ? [] : [`variable ${name} of ${by}`],
    );
    const by = layers.length > 0 ? layers.join(', ') : own.by;
    return { ...own, by, filled: fillings };
  };
  return { text: waits ? text.value : filled.text, origin };
}

function filledIn(given: Given, scope: Scope): Outcome {
  const { text, asked } = given;
  const template = parseTemplate(text.value);
  if (!isTemplate(template)) {
    const origin = asked();
    const bad = text.value.slice(template.offset, template.offset + template.length);
    const secret = origin !== undefined && origin.text === undefined;
    const tooDeep = template.tooDeep === true;
    const facts = { text: bad, hidden: secret ? pointerOf(given) : undefined, tooDeep };
    const problem = say.badReference(facts, partOf(given, template));
    return { text: text.value, origin: asked, problems: [problem] };
  }
  if (lengthOf(template, scope) > longest.value) {
    const facts = { pointer: pointerOf(given), names: [...new Set(namesOf(template))] };
    return { text: text.value, origin: asked, problems: [say.tooLong(facts, asked())] };
  }
  const filled = fill(template, scope);
  const exposed = credentials(given, filled, template);
  const problems = [...angles(given), ...ownProblems(given, template), ...exposed];
  // What has to go from a link needs no value.
  if (exposed.length === 0 && (text.when !== 'run' || scope.mode === 'validate'))
    problems.push(...absent(given, filled, scope));
  return { ...madeOf(given, filled, scope), problems };
}

/** What is wrong has been told: of what would come of it nothing is to be said. */
function asFarAsItMay(outcome: Outcome, { text, asked }: Given): Outcome {
  if (!outcome.problems.some(isError)) return outcome;
  const origin = (): Origin | undefined => {
    const own = asked();
    return own && { ...own, open: [] };
  };
  return { ...outcome, text: text.value, origin };
}

/** What people take for a reference. */
const reference = /\$\{|(?<!\$)(?:\$\$)*\$<[A-Za-z_]\w*>/;

/** One text with its references filled in, as far as its field has any. */
export function substituted(
  text: Text,
  { asked, names }: { readonly asked: Asked; readonly names: Names },
  scope: Scope,
): Outcome {
  if (!text.value.includes('$')) return { text: text.value, origin: asked, problems: [] };
  const given = { text, asked, names };
  if (text.when !== 'never') return asFarAsItMay(filledIn(given, scope), given);
  const problems = reference.test(text.value) ? [say.notHere({ pointer: pointerOf(given) }, asked())] : [];
  return { text: text.value, origin: asked, problems };
}
