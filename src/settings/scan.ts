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

function entryOf(found: RegExpExecArray, original: string): Entry {
  const [whole, key = '', value = ''] = found;
  const before = /^\s*(?:export\s+)?/.exec(whole)?.[0].length ?? 0;
  const separator = /^(?:\s*=|:)/.exec(whole.slice(before + key.length))?.[0].length ?? 0;
  const start = found.index + before + key.length + separator;
  // What belongs to the value alone: a match also takes the blank and comment lines behind it.
  const blank = /^\s*/.exec(value)?.[0].length ?? 0;
  const lines = /^\s*['"`]/.test(value) ? value.length : blank;
  const rest = original.slice(start + lines).search(/[\r\n]|$/);
  const written = original.slice(start, start + lines + rest);
  const end = original.slice(start + written.length, start + written.length + 2);
  const loneEnd = end.startsWith('\r') && end !== '\r\n';
  return { key, at: found.index + before, written, carriageReturn: loneEnd || written.trim().includes('\r') };
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
