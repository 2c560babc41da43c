import { isList, isObject, pointerTo, segmentsOf } from '../../base/index.ts';
import type { Json, Pointer } from '../../base/index.ts';
import { valueAt } from '../../model/index.ts';
import type { Document } from '../../model/index.ts';

/** How a person lays JSON out. */
export interface Style {
  /** What a level is indented by. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Whether the last line is ended. */
  readonly ended: boolean;
  /** The whole of it stands in one line. */
  readonly flat: boolean;
}

/** The layout of a text; a file in one line is laid out with two blanks. */
export const styleOf = (text: string): Style => ({
  indent: /\n([ \t]+)"/.exec(text)?.[1] ?? '  ',
  lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
  ended: /\n\s*$/.test(text),
  flat: !text.trim().includes('\n'),
});

/** What is written, and the file that its values come from. */
interface Writing {
  readonly document: Document;
  readonly from: Document;
  readonly style: Style;
}

type Member = readonly [name: string, value: Json, pointer: Pointer];

function members(value: Json, pointer: Pointer): readonly Member[] {
  if (isList(value)) return value.map((item, index): Member => ['', item, `${pointer}/${index}`]);
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, item]): Member => [
    `${JSON.stringify(key)}: `,
    item,
    pointer + pointerTo(key),
  ]);
}

/** A list or object that stands in one line of the file stays in one. */
function inOneLine(value: Json, pointer: Pointer, { document, from, style }: Writing): boolean {
  const own = document.origins.get(pointer);
  if (style.flat || own?.pointer === undefined || own.file !== from.origins.get('')?.file) return false;
  const source = valueAt(from.root, segmentsOf(own.pointer));
  const onLine = (part: Json, at: Pointer): boolean =>
    document.origins.get(at)?.line === own.line &&
    members(part, at).every(([, member, below]) => onLine(member, below));
  return typeof source === 'object' && onLine(value, pointer);
}

function leaf(value: Json, pointer: Pointer, { document }: Writing): string {
  const source = typeof value === 'number' ? document.origins.get(pointer)?.source : undefined;
  return source ?? JSON.stringify(value);
}

/** A list or object in one line as the person wrote it, as long as it still says the same. */
function asWritten(value: Json, pointer: Pointer, { document }: Writing): string | undefined {
  const own = document.origins.get(pointer);
  const source = own?.text?.slice(own.column - 1, own.column - 1 + own.length);
  if (source === undefined) return undefined;
  return JSON.stringify(JSON.parse(source)) === JSON.stringify(value) ? source : undefined;
}

/** `margin` is what the lines of a value begin with; `undefined` inside one line. */
function written([name, value, pointer]: Member, writing: Writing, margin: string | undefined): string {
  const inside = members(value, pointer);
  if (inside.length === 0) return name + leaf(value, pointer, writing);
  const list = isList(value);
  const oneLine = inOneLine(value, pointer, writing);
  const source = oneLine ? asWritten(value, pointer, writing) : undefined;
  if (source !== undefined) return name + source;
  if (margin === undefined || oneLine) {
    const texts = inside.map((member) => written(member, writing, undefined)).join(', ');
    return name + (list ? `[${texts}]` : `{ ${texts} }`);
  }
  const { indent, lineEnd } = writing.style;
  const inner = margin + indent;
  const lines = inside.map((member) => inner + written(member, writing, inner)).join(`,${lineEnd}`);
  const [open, close] = list ? (['[', ']'] as const) : (['{', '}'] as const);
  return `${name}${open}${lineEnd}${lines}${lineEnd}${margin}${close}`;
}

/** The text of a document in the layout of the file that its values come from. */
export function textOf(document: Document, from: Document, style: Style): string {
  const text = written(['', document.root, ''], { document, from, style }, '');
  return `${text}${style.ended ? style.lineEnd : ''}`;
}
