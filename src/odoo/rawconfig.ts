import type { OdooConf } from '../model/index.ts';

/** A line that Python's parser would refuse, counted from 1. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
  /** The section or option is there already, which Python refuses too. */
  readonly twice: boolean;
}

// What Python takes for white space: no byte order mark, but separators of files, groups and records.
const white = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const left = new RegExp(`^[${white}]+`);
const right = new RegExp(`[${white}]+$`);
const header = /^\[(?<name>.+)\]/s;
const option = new RegExp(`^(?<key>.*?)[${white}]*[=:](?<value>.*)$`, 's');

const ofWhite = new RegExp(`^[${white}]$`);

/** Without white space at its ends; as a loop, for a long line of blanks must not take its length squared. */
function stripped(text: string): string {
  let end = text.length;
  while (end > 0 && ofWhite.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(left, '');
}

const ended = (text: string): string => text.replace(right, '');

interface State {
  readonly sections: Map<string, Map<string, string[]>>;
  readonly bad: BadLine[];
  section: Map<string, string[]> | undefined;
  /** Lines of the option that may go on. */
  open: string[] | undefined;
  /** Columns that the key was indented by: a deeper line continues its value. */
  indent: number;
}

type Flaw = 'twice' | 'unknown';

function opened(state: State, name: string): Flaw | undefined {
  const known = state.sections.get(name);
  state.section = known ?? new Map<string, string[]>();
  state.sections.set(name, state.section);
  state.open = undefined;
  return known && 'twice';
}

function assigned(state: State, content: string): Flaw | undefined {
  const { key = '', value = '' } = option.exec(content)?.groups ?? {};
  const name = key.toLowerCase();
  if (state.section === undefined || key === '') return 'unknown';
  if (state.section.has(name)) return 'twice';
  state.open = [stripped(value)];
  state.section.set(name, state.open);
  return undefined;
}

/** Begins a section or an option; anything else, and what is there already, is told. */
function begun(state: State, { content, text, line }: Record<'content' | 'text', string> & { line: number }) {
  const section = header.exec(content)?.groups?.['name'];
  const flaw = section === undefined ? assigned(state, content) : opened(state, section);
  if (flaw) state.bad.push({ line, text, twice: flaw === 'twice' });
}

function readLine(state: State, text: string, line: number): void {
  const content = stripped(text);
  // An empty line belongs to the value above it, when another line of it follows.
  if (content === '') state.open?.push('');
  if (/^([#;]|$)/.test(content)) return;
  const indent = text.length - text.replace(left, '').length;
  if (state.open && indent > state.indent) {
    state.open.push(content);
    return;
  }
  state.indent = indent;
  begun(state, { content, text, line });
}

/**
 * An odoo.conf as Python's `RawConfigParser` reads it, which is what Odoo uses: no quoting, no escapes, keys
 * in lower case, `#` and `;` begin a comment only at the start of a line, indented lines continue a value.
 * https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function readConf(text: string): { readonly conf: OdooConf; readonly bad: readonly BadLine[] } {
  const state: State = { sections: new Map(), bad: [], section: undefined, open: undefined, indent: 0 };
  text.split(/\r\n|\r|\n/).forEach((line, index) => readLine(state, line, index + 1));
  const read = [...state.sections].map(
    ([name, options]) =>
      [name, new Map([...options].map(([key, lines]) => [key, ended(lines.join('\n'))]))] as const,
  );
  return { conf: new Map(read), bad: state.bad };
}
