import { byText, segmentsOf } from '../../base/index.ts';
import { identityOf, valueAt } from '../../model/index.ts';
import type { Agreed, Document, Repository } from '../../model/index.ts';
import type { Kept } from './write.ts';

/** What a manifest is to say otherwise; paths are keys from its root. */
export interface Edits {
  readonly set: readonly (readonly [path: readonly string[], value: string])[];
  readonly gone: readonly (readonly string[])[];
}

/** The address in a link as the manifest spells it; `undefined`: it does not spell it by itself. */
function spelledIn({ root }: Document, { at }: Repository): string | undefined {
  const said = at === undefined ? undefined : valueAt(root, segmentsOf(at));
  const first = typeof said === 'string' ? said.trim().split(/\s+/)[0] : undefined;
  // A reference with blanks in it falls apart.
  return first !== undefined && first.split('{').length === first.split('}').length ? first : undefined;
}

/**
 * What a lock is in `locks.git`: under the keys that are there already, else under links as the manifest spells them.
 * Folders of this machine stay out of it.
 * @param written the effective manifest, references as they are written
 */
export function synced(kept: readonly Kept[], written: Document, agreed: readonly Agreed[]): Edits {
  const keys = new Map(agreed.map(({ identity, spelled }) => [identity, spelled]));
  const git = kept.filter(
    ({ wanted: { repository, part } }) => repository.link.kind === 'git' && part !== 'developing',
  );
  // A repository that is wanted in several places has one key.
  for (const { wanted } of git) {
    const identity = identityOf(wanted.repository.link);
    const spelled = keys.get(identity) ?? spelledIn(written, wanted.repository);
    if (spelled !== undefined) keys.set(identity, spelled);
  }
  const rows = git.map(({ wanted: { repository }, commit }) => {
    const identity = identityOf(repository.link);
    return [keys.get(identity) ?? identity, commit] as const;
  });
  const set = [...new Map(rows)].sort(([one], [other]) => byText(one, other));
  const wanted = new Set(set.map(([key]) => key));
  const gone = agreed.map(({ spelled }) => spelled).filter((key) => !wanted.has(key));
  const path = (key: string): readonly string[] => ['locks', 'git', key];
  return { set: set.map(([key, commit]) => [path(key), commit] as const), gone: gone.map(path) };
}
