import type { Variables } from './settings.ts';

/** A text with references in it, taken apart: literal text and `${…}` in turn. */
export type Template = readonly (string | Reference)[];

/** `${NAME}`, or with an operator and a word: `:-` and `-` give a default, `:+` and `+` an alternative, `:?` and `?` a demand. */
export interface Reference {
  readonly name: string;
  readonly operator?: Operator;
  readonly word: Template;
}

const operators = [':-', ':+', ':?', '-', '+', '?'] as const;
export type Operator = (typeof operators)[number];

/** The text is not well formed: where in it, and how much of it. */
export interface BadReference {
  readonly offset: number;
  readonly length: number;
}

const startsName = /^[A-Za-z_][A-Za-z0-9_]*/;
const spelledPlainly = /^\$<([A-Za-z_][A-Za-z0-9_]*)>/;

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const isBad = (result: object): result is BadReference => 'offset' in result;

function reference(text: string, start: number): Read<Reference> | BadReference {
  const name = startsName.exec(text.slice(start + 2))?.[0];
  const close = text.indexOf('}', start);
  const whole = { offset: start, length: (close < 0 ? text.length : close + 1) - start };
  if (name === undefined) return whole;
  let at = start + 2 + name.length;
  if (text[at] === '}') return { value: { name, word: [] }, end: at + 1 };
  const operator = operators.find((word) => text.startsWith(word, at));
  if (operator === undefined) return whole;
  at += operator.length;
  const word = template(text, at, true);
  if (isBad(word)) return word;
  if (text[word.end] !== '}' || /[\r\n]/.test(text.slice(at, word.end))) return whole;
  return { value: { name, operator, word: word.value }, end: word.end + 1 };
}

/** Braces inside a word must pair up: `{"a": 1}` is a word, and the first unpaired `}` ends it. */
function template(text: string, start: number, inWord: boolean): Read<Template> | BadReference {
  const found: (string | Reference)[] = [];
  let literal = '';
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const rest = text.slice(at, at + 2);
    const plain = spelledPlainly.exec(text.slice(at));
    if (rest === '$$') {
      literal += '$';
      at += 2;
    } else if (plain || rest === '${') {
      const read = plain
        ? { value: { name: plain[1] ?? '', word: [] }, end: at + plain[0].length }
        : reference(text, at);
      if (isBad(read)) return read;
      found.push(literal, read.value);
      literal = '';
      at = read.end;
    } else {
      const char = text[at] ?? '';
      if (inWord && char === '}' && depth === 0) break;
      if (inWord && char === '{') depth += 1;
      if (inWord && char === '}') depth -= 1;
      literal += char;
      at += 1;
    }
  }
  return { value: [...found, literal].filter((part) => part !== ''), end: at };
}

/** Text → template, or the part of it that is not well formed. `$NAME` and a lone `$` are literal; `$$` is one `$`. */
export function parseTemplate(text: string): Template | BadReference {
  if (!text.includes('$')) return text === '' ? [] : [text];
  const read = template(text, 0, false);
  return isBad(read) ? read : read.value;
}

export const isTemplate = (parsed: Template | BadReference): parsed is Template => Array.isArray(parsed);

export interface Unset {
  readonly name: string;
  /** What the author of `${NAME:?message}` says of it. */
  readonly demand?: string;
}

export interface Filled {
  readonly text: string;
  readonly unset: readonly Unset[];
  /** The variables that were used, in order. */
  readonly used: readonly string[];
}

const nothing: Filled = { text: '', unset: [], used: [] };

function fillOne({ name, operator, word }: Reference, variables: Variables): Filled {
  const value = variables(name)?.value;
  const missing = value === undefined || (operator?.startsWith(':') === true && value === '');
  const kept = { text: value ?? '', unset: [], used: [name] };
  const spoken = (): Filled => fill(word, variables);
  switch (operator) {
    case ':-':
    case '-':
      return missing ? spoken() : kept;
    case ':+':
    case '+':
      return missing ? nothing : spoken();
    case ':?':
    case '?':
      return missing ? { ...nothing, unset: [{ name, demand: spoken().text }] } : kept;
    default:
      return missing ? { ...nothing, unset: [{ name }] } : kept;
  }
}

/** Puts values in. What they bring is never scanned again; a word is evaluated only when it is used. */
export function fill(parsed: Template, variables: Variables): Filled {
  const filled = parsed.map((part) => (typeof part === 'string' ? { ...nothing, text: part } : fillOne(part, variables)));
  return {
    text: filled.map(({ text }) => text).join(''),
    unset: filled.flatMap(({ unset }) => unset),
    used: filled.flatMap(({ used }) => used),
  };
}
