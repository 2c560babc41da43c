import { isList, isObject } from '../../base/index.ts';
import type { Json } from '../../base/index.ts';
import type { Member, Node } from './parse.ts';
import { syntaxOf } from './syntax.ts';

/** How a file is written. */
interface Style {
  /** `undefined`: all of it on one line. */
  readonly unit: string | undefined;
  readonly eol: string;
  /** What stands behind a colon and between entries of one line. */
  readonly gap: string;
}

function styleOf(text: string): Style {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  const tight = /":\S/.test(text) && !/"\s*:\s/.test(text);
  return { unit: text.trim().includes('\n') ? unit : undefined, eol, gap: tight ? '' : ' ' };
}

/** A value as the file writes such: an object on lines of its own where anything has, a list on one. */
function printed(value: Json, indent: string, style: Style): string {
  const { unit, eol, gap } = style;
  if (isList(value)) return `[${value.map((item) => printed(item, indent, style)).join(`,${gap}`)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const inner = `${indent}${unit ?? ''}`;
  const rows = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${gap}${printed(member, inner, style)}`,
  );
  if (rows.length === 0) return '{}';
  if (unit === undefined) return `{${gap}${rows.join(`,${gap}`)}${gap}}`;
  return `{${eol}${rows.map((row) => `${inner}${row}`).join(`,${eol}`)}${eol}${indent}}`;
}

/** The blanks that the line of a place begins with. */
function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

interface New {
  readonly name: string;
  readonly value: Json;
}

function inserted(text: string, node: Node, { name, value }: New): string {
  const found = styleOf(text);
  const last = node.members?.at(-1);
  const inLine = last !== undefined && !text.slice(node.start, last.start).includes('\n');
  const style = inLine ? { ...found, unit: undefined } : found;
  const outer = indentAt(text, node.start);
  if (last === undefined)
    return text.slice(0, node.start) + printed({ [name]: value }, outer, style) + text.slice(node.end);
  const indent = inLine ? '' : indentAt(text, last.start);
  const before = inLine ? style.gap : `${style.eol}${indent}`;
  const row = `${JSON.stringify(name)}:${style.gap}${printed(value, indent, style)}`;
  return `${text.slice(0, last.node.end)},${before}${row}${text.slice(last.node.end)}`;
}

const memberOf = ({ members }: Node, name: string): Member | undefined =>
  members?.findLast((member) => member.name === name);

function set(text: string, node: Node, [name = '', ...below]: readonly string[]): (value: Json) => string {
  const member = memberOf(node, name);
  if (member && below.length > 0 && member.node.members) return set(text, member.node, below);
  const whole = (value: Json): Json => below.reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
  if (!member) return (value) => inserted(text, node, { name, value: whole(value) });
  const { start, end } = member.node;
  return (value) => {
    const style = text.slice(start, end).includes('\n')
      ? styleOf(text)
      : { ...styleOf(text), unit: undefined };
    return (
      text.slice(0, start) + printed(whole(value), indentAt(text, member.start), style) + text.slice(end)
    );
  };
}

const bodyOf = (text: string): Node | undefined => {
  const read = syntaxOf(text);
  return 'what' in read ? undefined : read.body;
};

/**
 * The text of a JSON file with a member set; objects on the way to it are made, and everything else stays byte for byte.
 * A text that is no object stays as it is.
 */
export function withMember(text: string, path: readonly string[], value: Json): string {
  const body = bodyOf(text);
  return body?.members ? set(text, body, path)(value) : text;
}

/** The text of a JSON file without a member; everything else stays byte for byte. */
export function withoutMember(text: string, path: readonly string[]): string {
  let node = bodyOf(text);
  for (const name of path.slice(0, -1)) node = node && memberOf(node, name)?.node;
  const members = node?.members ?? [];
  const at = members.findIndex(({ name }) => name === path.at(-1));
  const [before, member, next] = [members[at - 1], members[at], members[at + 1]];
  if (!node || !member) return text;
  if (next) return text.slice(0, member.start) + text.slice(next.start);
  if (before) return text.slice(0, before.node.end) + text.slice(member.node.end);
  return `${text.slice(0, node.start)}{}${text.slice(node.end)}`;
}

/** What is to be another, each by its path. */
export interface Edits {
  readonly set: readonly (readonly [path: readonly string[], value: Json])[];
  readonly gone: readonly (readonly string[])[];
}

/** The text of a JSON file with several members changed. */
export function withMembers(text: string, { set: members, gone }: Edits): string {
  const left = gone.reduce((now, path) => withoutMember(now, path), text);
  return members.reduce((now, [path, value]) => withMember(now, path, value), left);
}
