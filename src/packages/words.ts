import type { Locked } from '../plugins/index.ts';
import type { Installed } from './install.ts';

/** What became of a package. */
export interface Row {
  readonly change: 'added' | 'changed' | 'removed' | 'installed' | 'kept';
  readonly name: string;
  /** `1.2.3`, `1.2.3 to 1.2.4`, `a link to ../plugin`. */
  readonly what: string;
}

const told = ({ link, spec, version }: Locked): string =>
  link ? `a link to ${spec.replace(/^file:/, '')}` : (version ?? spec);

/** What became of every package between two locks, by name. */
export function rowsOf({ before, after, anew }: Installed): readonly Row[] {
  const names = [...new Set([...Object.keys(before.plugins), ...Object.keys(after.plugins)])].sort();
  return names.flatMap((name): Row[] => {
    const [was, is] = [before.plugins[name], after.plugins[name]];
    if (!was) return is ? [{ change: 'added', name, what: told(is) }] : [];
    if (!is) return [{ change: 'removed', name, what: told(was) }];
    if (was.tree === is.tree && told(was) === told(is))
      return [{ change: anew ? 'installed' : 'kept', name, what: told(is) }];
    const what = told(was) === told(is) ? `${told(is)}, with other files` : `${told(was)} to ${told(is)}`;
    return [{ change: 'changed', name, what }];
  });
}

/** What changed, or what there is when nothing did. */
export function tableOf(rows: readonly Row[]): string {
  const changed = rows.filter(({ change }) => change !== 'kept' && change !== 'installed');
  const shown = changed.length > 0 ? changed : rows;
  const width = Math.max(7, ...shown.map(({ change }) => change.length));
  return shown.map(({ change, name, what }) => `${change.padEnd(width)}  ${name} ${what}\n`).join('');
}
