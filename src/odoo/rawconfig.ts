import type { OdooConf } from '../model/index.ts';

/** A line that Python's parser would refuse, counted from 1. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
}

const header = /^\[(?<name>.+)\]/;
const option = /^(?<key>.*?)\s*[=:]\s*(?<value>.*)$/;
const comment = /^\s*[#;]/;

interface State {
  readonly sections: Map<string, Map<string, string>>;
  readonly bad: BadLine[];
  section: Map<string, string> | undefined;
  key: string | undefined;
  /** Columns that the key was indented by: a deeper line continues its value. */
  indent: number;
}

/** A deeper line goes on with the value above it. */
function continued({ section, key, indent }: State, text: string): boolean {
  if (section === undefined || key === undefined || text.search(/\S/) <= indent) return false;
  section.set(key, `${section.get(key) ?? ''}\n${text.trim()}`);
  return true;
}

function opened(state: State, content: string): boolean {
  const name = header.exec(content)?.groups?.['name'];
  if (name === undefined) return false;
  state.section = state.sections.get(name) ?? new Map<string, string>();
  state.sections.set(name, state.section);
  state.key = undefined;
  return true;
}

function assigned(state: State, text: string): boolean {
  const { key = '', value = '' } = option.exec(text.trim())?.groups ?? {};
  if (state.section === undefined || key === '') return false;
  state.key = key.toLowerCase();
  state.indent = text.search(/\S/);
  state.section.set(state.key, value);
  return true;
}

function readLine(state: State, text: string, line: number): void {
  if (!continued(state, text) && !opened(state, text.trim()) && !assigned(state, text))
    state.bad.push({ line, text });
}

/**
 * An odoo.conf as Python's `RawConfigParser` reads it, which is what Odoo uses: no quoting, no escapes, keys
 * in lower case, `#` and `;` begin a comment only at the start of a line, indented lines continue a value.
 * https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function readConf(text: string): { readonly conf: OdooConf; readonly bad: readonly BadLine[] } {
  const state: State = { sections: new Map(), bad: [], section: undefined, key: undefined, indent: 0 };
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() !== '' && !comment.test(line)) readLine(state, line, index + 1);
  });
  return { conf: state.sections, bad: state.bad };
}
