import { digestOf } from '../base/index.ts';
import { inLine } from '../diagnostics/index.ts';
import type { Look, Project, TrustItem, TrustRecord } from '../model/index.ts';
import { hookItems } from './hooks.ts';
import { hostItems } from './host-access.ts';

/** What of a project would run or be asked of the host, in one digest. */
export interface Wanted {
  readonly items: readonly TrustItem[];
  /** 64 hex digits; the same for the same content in every folder. */
  readonly digest: string;
  readonly hostAccess: boolean;
  /** Whether the services' wishes are among the items. */
  readonly start: boolean;
}

/** With `start: false` nothing of Docker is asked, so services need no trust. @param plugins their files */
export async function wanted(
  project: Project,
  look: Look,
  { start, plugins }: { readonly start: boolean; readonly plugins: readonly TrustItem[] },
): Promise<Wanted> {
  const host = start ? await hostItems(project, look) : [];
  const items = [...plugins, ...(await hookItems(project, look)), ...host];
  return { items, digest: digestOf(JSON.stringify(items)), hostAccess: host.length > 0, start };
}

/** The user said yes to exactly this. Hooks and plugins alone are compared when services ask for nothing in this run. */
export function covers(record: TrustRecord | undefined, { items, start }: Wanted): boolean {
  if (items.length === 0) return true;
  const known = record?.items.filter(({ kind }) => start || kind !== 'host');
  return JSON.stringify(known) === JSON.stringify(items);
}

/** What would run, line by line; against what was trusted before: `+` is new, `~` has changed. */
export function lines({ items }: Wanted, before: TrustRecord | undefined): string[] {
  const digests = new Map(before?.items.map(({ title, digest }) => [title, digest]));
  const current = items.map(({ kind, title, digest }) => {
    const known = digests.get(title);
    const sign = before === undefined || known === digest ? ' ' : known === undefined ? '+' : '~';
    return `${sign} ${kind === 'host' ? 'asks' : 'runs'}  ${inLine(title)}`;
  });
  const titles = new Set(items.map(({ title }) => title));
  const gone = (before?.items ?? []).filter(({ title }) => !titles.has(title));
  return [...current, ...gone.map(({ title }) => `-       ${inLine(title)}`)];
}
