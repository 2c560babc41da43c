import { isObject, pointerTo } from '../../base/index.ts';
import { checked } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import {
  fill,
  identityOf,
  isFault,
  isTemplate,
  keyOf,
  parseLink,
  parseTemplate,
  valueAt,
} from '../../model/index.ts';
import type { Agreed, Document, Keeping, Lock, LockEntry, Values } from '../../model/index.ts';
import * as say from '../lock-problems.ts';

/** The repository that a key of `locks.git` means; one that is no link has been told of where links are read. */
function identityFor(spelled: string, values: Values): { identity: string } | { unset: string } | undefined {
  const template = parseTemplate(spelled);
  if (!isTemplate(template)) return undefined;
  const filled = fill(template, values);
  const [unset] = filled.unset;
  if (unset) return { unset: unset.name };
  const link = parseLink(filled.text);
  return isFault(link) ? undefined : { identity: identityOf(link) };
}

/** What the manifest says under `locks.git`; its references are as they are written. */
function agreedIn({ root, origins }: Document, values: Values): Checked<readonly Agreed[]> {
  const said = valueAt(root, ['locks', 'git']);
  const problems: Problem[] = [];
  const found = new Map<string, Agreed>();
  for (const [spelled, commit] of Object.entries(isObject(said) ? said : {})) {
    const meant = identityFor(spelled, values);
    const at = keyOf(origins, pointerTo('locks', 'git', spelled));
    if (!meant || typeof commit !== 'string') continue;
    if ('unset' in meant) {
      problems.push(say.lockKeyOpen({ name: meant.unset }, at));
      continue;
    }
    const before = found.get(meant.identity);
    if (before) problems.push(say.lockTwice({ repository: meant.identity }, at, before.at));
    found.set(meant.identity, { spelled, ...meant, commit: commit.toLowerCase(), at });
  }
  return checked([...found.values()], problems);
}

/** Every entry of a lock that a commit is fetched for. */
const fetchedOf = ({ platform, dependencies, sources }: Lock): readonly LockEntry[] =>
  [...(platform ? [platform] : []), ...dependencies, ...sources.values()].filter(
    ({ kind }) => kind === 'git',
  );

/** Where both say a commit, and it is the same, the one with more digits counts. */
const longer = (agreed: string, file: string | undefined): string =>
  file?.startsWith(agreed) ? file : agreed;

/**
 * What repositories are kept at: by `locks.git` of the manifest, and by the file for what that does not name.
 * @param written the effective manifest, references as they are written
 */
export function lockedBy(
  file: Lock | undefined,
  written: Document,
  values: Values,
): Checked<Pick<Keeping, 'locked' | 'locking'>> {
  const said = agreedIn(written, values);
  if (!said.ok) return said;
  const agreed = said.value;
  // What a lock names first counts; a second commit of one repository is never written.
  const locked = new Map(
    (file ? fetchedOf(file) : []).toReversed().map((each) => [each.identity, each.commit]),
  );
  for (const { identity, commit } of agreed) locked.set(identity, longer(commit, locked.get(identity)));
  return checked({ locked, locking: { file, agreed } }, said.problems);
}
