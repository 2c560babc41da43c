import { deepest } from './parse.ts';

/** What is wrong with a text as JSON, in words that quote nothing of it, and where. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly instead: string;
}

const fault = (start: number, what: string, instead: string): Fault => ({
  start,
  end: start + 1,
  what,
  instead,
});

/** The offset behind a string's closing quote, or what is wrong inside it. */
function afterString(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) return at + 1;
    if (char === 0x5c) at += 1;
    else if (char === 0x0a || char === 0x0d) break;
    else if (char < 0x20)
      return fault(
        at,
        'there is a control character inside a string',
        'Write it as an escape: \\t, \\u0007.',
      );
  }
  return fault(start, 'a string is not closed on its line', 'Close it with "; write a line break as \\n.');
}

const closes: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

interface Open {
  readonly char: string;
  readonly at: number;
}

function closed(open: Open | undefined, char: string, at: number): Fault | undefined {
  if (open && closes[open.char] === char) return undefined;
  if (!open) return fault(at, `"${char}" closes nothing`, `Remove this "${char}".`);
  const wanted = closes[open.char] ?? '';
  return fault(at, `"${char}" is where "${wanted}" should close "${open.char}"`, `Write "${wanted}" here.`);
}

const tooDeep = (at: number): Fault =>
  fault(
    at,
    `objects and lists are nested more than ${deepest} levels deep`,
    `Use at most ${deepest} levels.`,
  );

function after(text: string, end: number): Fault | undefined {
  const rest = text.slice(end).search(/\S/);
  return rest < 0 ? undefined : fault(end + rest, 'there is something after the end', 'Remove it.');
}

/** What a bracket does to those that are open, or what is wrong with it. */
function bracket(text: string, open: Open[], at: number): Fault | undefined {
  const char = text.charAt(at);
  if (closes[char] !== undefined) {
    open.push({ char, at });
    return open.length > deepest ? tooDeep(at) : undefined;
  }
  const wrong = closed(open.pop(), char, at);
  return wrong ?? (open.length === 0 ? after(text, at + 1) : undefined);
}

/** The first fault of quotes and brackets. */
export function firstFault(text: string): Fault | undefined {
  const open: Open[] = [];
  const marks = /["{}[\]]/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '"') {
      const end = afterString(text, found.index);
      if (typeof end !== 'number') return end;
      marks.lastIndex = end;
      continue;
    }
    const wrong = bracket(text, open, found.index);
    if (wrong) return wrong;
  }
  const left = open.pop();
  return (
    left && fault(left.at, `"${left.char}" is never closed`, `Close it with "${closes[left.char] ?? ''}".`)
  );
}
