import type { Discovery } from '../model/index.ts';
import { notFound, pythonPlugin } from './problems.ts';

/** Something is named that is not there: it may bring hooks. */
const lacking: readonly string[] = [notFound.code, pythonPlugin.code];

/** Ids of hooks that a manifest may name; `later`: only code tells which there are. */
export function hookIdsOf({ plugins, problems }: Discovery): readonly string[] | 'later' {
  const open =
    plugins.some(({ hooks }) => hooks === undefined) || problems.some(({ code }) => lacking.includes(code));
  return open
    ? 'later'
    : plugins.flatMap(({ hooks, aliases }) => [...(hooks ?? []), ...Object.keys(aliases)]);
}
