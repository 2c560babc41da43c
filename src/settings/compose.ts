import type { Entry } from './scan.ts';

/** The quote that a value is in, and what stands between and behind. */
export interface Quoted {
  readonly quote: string;
  /** `undefined`: nothing closes it. */
  readonly inside: string | undefined;
  readonly behind: string;
}

/** `undefined`: the value is written without quotes. */
export function quotedOf({ written }: Entry): Quoted | undefined {
  const value = written.trim();
  const quote = /^['"`]/.exec(value)?.[0];
  if (quote === undefined) return undefined;
  for (let at = 1; at < value.length; at += 1) {
    if (value[at] === '\\' && value[at + 1] === quote) at += 1;
    else if (value[at] === quote)
      return { quote, inside: value.slice(1, at), behind: value.slice(at + 1).trim() };
  }
  return { quote, inside: undefined, behind: '' };
}

const dollar = /\$[A-Za-z_{$]/;
const escape = /\\[abcftv$"\\0]/;

function inQuotes(quote: string, inside: string): string | undefined {
  if (quote === '`') return 'its back-ticks';
  if (quote === "'") return inside.includes("\\'") ? 'a backslash' : undefined;
  if (dollar.test(inside)) return 'a dollar sign';
  return escape.test(inside) ? 'a backslash' : undefined;
}

function plain(written: string): string | undefined {
  const hash = written.indexOf('#');
  const value = hash < 0 ? written : written.slice(0, hash);
  if (hash >= 0 && (value.trim() === '' || !/\s$/.test(value))) return 'a #';
  return dollar.test(value) ? 'a dollar sign' : undefined;
}

/** What makes Docker Compose read an assignment differently from dotenv. Measured, not guessed: the rules are those of compose-go. */
export function differsBecause(entry: Entry): string | undefined {
  if (entry.carriageReturn) return 'a carriage return';
  const quoted = quotedOf(entry);
  return quoted ? inQuotes(quoted.quote, quoted.inside ?? '') : plain(entry.written);
}

/** The quotes in which both read a value the same. */
export function quotesFor(value: string): string | undefined {
  if (value.includes('\r')) return undefined;
  if (!value.includes("'")) return 'single';
  return /[$\\"]/.test(value) ? undefined : 'double';
}
