/** What is wrong with a text as JSON, in words that quote nothing of it, and where. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly instead: string;
}

/** How deep objects and lists may lie in each other. */
const deepest = 64;

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
      return fault(at, 'a control character stands inside a text', 'Write it as an escape: \\t, \\u0007.');
  }
  return fault(start, 'a text is not closed on its line', 'Close it with "; write a line break as \\n.');
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
  return fault(
    at,
    `"${char}" stands where "${wanted}" would close "${open.char}"`,
    `Write "${wanted}" here.`,
  );
}

const tooDeep = (at: number): Fault =>
  fault(at, `objects and lists lie more than ${deepest} deep in each other`, `Keep to ${deepest} levels.`);

function after(text: string, end: number): Fault | undefined {
  const rest = text.slice(end).search(/\S/);
  return rest < 0 ? undefined : fault(end + rest, 'something stands behind the end', 'Remove it.');
}

/** The first fault of quotes and brackets: what a parser that works by recursion must not meet. */
export function firstFault(text: string): Fault | undefined {
  const open: Open[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = afterString(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      continue;
    }
    if (char === '{' || char === '[') open.push({ char, at });
    else if (char === '}' || char === ']') {
      const wrong = closed(open.pop(), char, at);
      if (wrong) return wrong;
      if (open.length === 0) return after(text, at + 1);
    }
    if (open.length > deepest) return tooDeep(at);
    at += 1;
  }
  const left = open.pop();
  const wanted = closes[left?.char ?? ''] ?? '';
  return left && fault(left.at, `"${left.char}" is never closed`, `Close it with "${wanted}".`);
}
