/** An assignment of a .env file, as the dotenv package finds it. */
export interface Entry {
  readonly key: string;
  /** Offset of the key. */
  readonly at: number;
  /** What follows the separator, comment included; for a value in quotes up to the end of its last line. */
  readonly written: string;
  /** A line of it ends with a CR alone, or its quotes hold a CR. */
  readonly carriageReturn: boolean;
}

/** A line that is no assignment, no comment and not blank. */
export interface Stray {
  readonly at: number;
  readonly line: string;
}

export interface Scan {
  readonly entries: readonly Entry[];
  readonly strays: readonly Stray[];
}

// The expression by which dotenv 18 finds assignments, so that positions and problems are those of its reading.
const assignment =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm;

function straysOf(text: string, from: number, to: number): Stray[] {
  const found: Stray[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && !line.trimStart().startsWith('#'))
      found.push({ at: at + indent, line: line.trim() });
    at += line.length + 1;
  }
  return found;
}

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0;

/** What belongs to a value alone: a match of `assignment` also takes the blank and comment lines behind it. */
function writtenAt(original: string, start: number, value: string): string {
  const lines = /^\s*['"`]/.test(value) ? value.length : lengthOf(/^\s*/, value);
  const rest = original.slice(start + lines).search(/[\r\n]|$/);
  return original.slice(start, start + lines + rest);
}

function entryOf({ 0: whole, 1: key = '', 2: value = '', index }: RegExpExecArray, original: string): Entry {
  const before = lengthOf(/^\s*(?:export\s+)?/, whole);
  const separator = lengthOf(/^(?:\s*=|:)/, whole.slice(before + key.length));
  const start = index + before + key.length + separator;
  const written = writtenAt(original, start, value);
  const loneEnd = /^\r(?!\n)/.test(original.slice(start + written.length, start + written.length + 2));
  return { key, at: index + before, written, carriageReturn: loneEnd || written.trim().includes('\r') };
}

/** Text of a .env → its assignments and what is none, by offset. */
export function scan(original: string): Scan {
  // Same length, so that offsets stay: dotenv takes every kind of line end for one.
  const text = original.replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const entries: Entry[] = [];
  const strays: Stray[] = [];
  let from = 0;
  for (const found of text.matchAll(assignment)) {
    strays.push(...straysOf(text, from, found.index));
    entries.push(entryOf(found, original));
    from = found.index + found[0].length;
  }
  return { entries, strays: [...strays, ...straysOf(text, from, text.length)] };
}
