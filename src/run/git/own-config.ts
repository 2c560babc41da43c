import { rewritten } from '../../model/index.ts';
import type { Rewrite } from '../../model/index.ts';

/** What of the user's own configuration counts when a repository is brought; never a repository's. */
export interface OwnConfig {
  /** `url.<to>.insteadOf <from>`. */
  readonly rewrites: readonly Rewrite[];
  readonly filters: readonly string[];
  readonly sshCommand: string | undefined;
  /** Keys that are set, in lower case. */
  readonly sets: ReadonlySet<string>;
}

export const noConfig: OwnConfig = { rewrites: [], filters: [], sshCommand: undefined, sets: new Set() };

/** The question whose answer `ownConfig` reads. */
export const configWords = [
  'config',
  '--null',
  '--show-scope',
  '--get-regexp',
  '^(url\\..*\\.insteadof|filter\\..*|core\\.sshcommand|http\\.lowspeed(limit|time))$',
];

interface Row {
  readonly key: string;
  readonly value: string;
}

/** `scope\0key\nvalue\0…`; a key without a value has no line feed. */
function rowsOf(said: string): Row[] {
  const words = said.split('\0');
  const rows: Row[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [scope = '', row = ''] = words.slice(at, at + 2);
    const end = row.indexOf('\n');
    if (scope === 'global' || scope === 'system')
      rows.push({ key: end < 0 ? row : row.slice(0, end), value: end < 0 ? '' : row.slice(end + 1) });
  }
  return rows;
}

const between = (text: string, from: string, to: string): string => text.slice(from.length, -to.length);

export function ownConfig(said: string): OwnConfig {
  const rows = rowsOf(said);
  const rewrites = rows
    .filter(({ key }) => key.startsWith('url.'))
    .map(({ key, value }) => ({ from: value, to: between(key, 'url.', '.insteadof') }));
  const filters = rows.flatMap(({ key }) => /^filter\.(.+)\.\w+$/s.exec(key)?.[1] ?? []);
  return {
    rewrites,
    filters: [...new Set(filters)],
    sshCommand: rows.findLast(({ key }) => key === 'core.sshcommand')?.value,
    sets: new Set(rows.map(({ key }) => key)),
  };
}

/** The address that git goes to for a link. */
export const addressOf = (url: string, { rewrites }: OwnConfig): string => rewritten(url, rewrites);

/** As git names it in `protocol.<name>.allow`. */
export function protocolOf(address: string): string {
  const named = /^(?<helper>[A-Za-z0-9][\w+.-]*)::|^(?<scheme>[A-Za-z0-9][\w+.-]*):\/\//.exec(
    address,
  )?.groups;
  const name = (named?.['helper'] ?? named?.['scheme'])?.toLowerCase();
  if (name !== undefined) return name === 'git+ssh' || name === 'ssh+git' ? 'ssh' : name;
  return /^[^/]+:/.test(address) ? 'ssh' : 'file';
}
