import { closest, isList } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import * as say from './problems.ts';
import type { Draft, Where } from './where.ts';

interface Listed {
  readonly name: string;
  readonly pointer: string;
}

function disabledBy({ document: { root } }: Where): readonly Listed[] {
  const said = valueAt(root, ['extensions', 'disable']);
  return (isList(said) ? said : []).flatMap((name, index) =>
    typeof name === 'string' ? [{ name, pointer: `/extensions/disable/${String(index)}` }] : [],
  );
}

/** The plugins of this run alone; `undefined`: nobody narrows it. */
function narrowed({ environment }: Where): readonly string[] | undefined {
  const names = environment['ODPM_PLUGINS']?.split(',').map((name) => name.trim());
  return names?.filter((name) => name !== '');
}

type Named = Pick<Draft, 'name' | 'key'>;

const isOneOf = ({ name, key }: Named, names: readonly string[]): boolean =>
  names.includes(name) || (key !== undefined && names.includes(key));

/** Names of the plugins that are left out, and by what. */
export function switchedOff(plugins: readonly Named[], where: Where): ReadonlyMap<string, string> {
  const disable = disabledBy(where).map(({ name }) => name);
  const only = narrowed(where);
  const by = (plugin: Named): string | undefined => {
    if (where.off) return '--no-plugins';
    if (isOneOf(plugin, disable)) return 'extensions.disable';
    if (isOneOf(plugin, where.disabled)) return 'user_settings.json';
    return only === undefined || isOneOf(plugin, only) ? undefined : 'ODPM_PLUGINS';
  };
  return new Map(
    plugins.flatMap((plugin) => {
      const reason = by(plugin);
      return reason === undefined ? [] : [[plugin.name, reason]];
    }),
  );
}

/** Names in the manifest and in this run's environment that no plugin has. */
export function unknownNames(drafts: readonly Draft[], where: Where): readonly Problem[] {
  // What a package that is not there calls itself is not known.
  if (drafts.some(({ unread }) => unread)) return [];
  const known = drafts.map(({ name }) => name);
  const facts = (where: string, name: string) => ({ where, name, near: closest(name, known), known });
  const isUnknown = (name: string): boolean => !drafts.some((draft) => isOneOf(draft, [name]));
  const { origins } = where.document;
  // What nobody has is left out already: no more than a note.
  const left = disabledBy(where)
    .filter(({ name }) => isUnknown(name))
    .map(({ name, pointer }): Problem => {
      const unknown = say.unknownPlugin(facts('extensions.disable', name), originOf(origins, pointer));
      return { ...unknown, severity: 'note' };
    });
  const only = narrowed(where) ?? [];
  return [...left, ...only.filter(isUnknown).map((name) => say.unknownPlugin(facts('ODPM_PLUGINS', name)))];
}
