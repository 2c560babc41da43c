import type { Entry } from './scan.ts';

/** How odpm 4, which took `.env` for an INI file, read the value of an assignment: up to the end of its line. */
const before = (line: string): string => line.trim().replaceAll('%%', '%');

/**
 * Why an assignment reads otherwise than odpm 4 read it; `undefined`: it reads the same.
 * @param text the whole file, line ends made LF
 */
export function differsFromIni(entry: Entry, value: string, text: string): string | undefined {
  const start = text.lastIndexOf('\n', entry.at) + 1;
  if (/^[ \t]/.test(text.slice(start)) && text.slice(0, start).trim() !== '') return 'its line is indented';
  if (/^export\s/.test(text.slice(start))) return 'the word export was part of the name';
  const [line = ''] = entry.written.split('\n');
  if (before(line) === value && !entry.written.includes('\n')) return undefined;
  if (/^\s*['"`]/.test(line)) return 'quotes were part of the value';
  if (line.includes('#')) return 'a # began no comment';
  return line.includes('%%') ? '%% was a single %' : undefined;
}
