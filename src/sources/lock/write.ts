import { byText } from '../../base/index.ts';
import type { JsonObject } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../../diagnostics/index.ts';
import { identityOf, originOf } from '../../model/index.ts';
import type { Link, Lock, LockEntry, Project } from '../../model/index.ts';
import { lockTwoRefs } from '../lock-problems.ts';
import { branchOf } from '../branch.ts';
import type { Wanted } from './wanted.ts';

/** A repository, and the commit that it is to be kept at. */
export interface Kept {
  readonly wanted: Wanted;
  readonly commit: string;
}

const urlOf = (link: Link): string => (link.kind === 'folder' ? `file://${link.path}` : link.url);

function entryOf({ wanted: { repository }, commit }: Kept): LockEntry {
  const { link } = repository;
  const [url, identity] = [urlOf(link), identityOf(link)];
  return { url, identity, kind: link.kind, commit, branch: link.ref, at: undefined };
}

/** A lock has one commit for a repository: two that want others of it are told. */
function torn(kept: readonly Kept[], { document: { origins } }: Project): Problem[] {
  const placeOf = ({ wanted }: Kept): Place => originOf(origins, wanted.repository.at ?? '');
  const first = new Map<string, Kept>();
  return kept.flatMap((each) => {
    const { link } = each.wanted.repository;
    const before = first.get(identityOf(link));
    if (!before) first.set(identityOf(link), each);
    if (link.kind === 'folder' || !before || before.commit === each.commit) return [];
    const ref = ({ wanted: { repository }, commit }: Kept): string =>
      branchOf({ ref: repository.link.ref, day: repository.checkout?.day }) ?? commit.slice(0, 12);
    const facts = { url: link.canonical, first: ref(before), second: ref(each) };
    return [lockTwoRefs(facts, placeOf(each), placeOf(before))];
  });
}

/** The lock of a project whose repositories are kept so. When it was made is said when it is written. */
export function lockFrom(kept: readonly Kept[], project: Project): Checked<Lock> {
  const problems = torn(kept, project);
  if (problems.length > 0) return bad(...problems);
  const of = (part: Wanted['part']): readonly Kept[] => kept.filter(({ wanted }) => wanted.part === part);
  const [platform, developing] = [of('platform').map(entryOf)[0], of('developing').map(entryOf)[0]];
  const sources = of('service_sources').map((each) => [each.wanted.repository.name, entryOf(each)] as const);
  const dependencies = of('dependencies').map(entryOf);
  dependencies.sort((one, other) => byText(one.identity, other.identity));
  return good({
    generatedAt: undefined,
    platform,
    developing,
    dependencies,
    sources: new Map(sources.sort(([one], [other]) => byText(one, other))),
  });
}

const written = ({ url, commit, branch, kind }: LockEntry): JsonObject => ({
  url,
  commit,
  ...(branch !== undefined && { branch }),
  ...(kind === 'folder' && { kind: 'file' }),
});

/** The text of a lock: the same lock is the same text. */
export function lockText({ generatedAt, platform, developing, dependencies, sources }: Lock): string {
  const root = {
    schema_version: 1,
    ...(generatedAt !== undefined && { generated_at: generatedAt }),
    ...(platform && { platform: written(platform) }),
    ...(developing && { developing: written(developing) }),
    dependencies: dependencies.map(written),
    service_sources: Object.fromEntries([...sources].map(([name, entry]) => [name, written(entry)])),
  };
  return `${JSON.stringify(root, undefined, 2)}\n`;
}

/** Whether two locks say the same, whenever they were made and however they are laid out. */
export const sameLock = (one: Lock, other: Lock): boolean =>
  lockText({ ...one, generatedAt: undefined }) === lockText({ ...other, generatedAt: undefined });

/** What became of a repository between two locks. */
export interface Moved {
  readonly name: string;
  readonly url: string;
  /** `undefined`: it was not locked. */
  readonly from: string | undefined;
  /** `undefined`: it is no repository of the project any more. */
  readonly to: string | undefined;
}

/** Every repository whose commit is another now, and those that are gone. */
export function movedBetween(kept: readonly Kept[], gone: readonly LockEntry[]): readonly Moved[] {
  const moved = kept
    .filter(({ wanted: { entry }, commit }) => entry?.commit !== commit)
    .map(({ wanted: { repository, entry }, commit }): Moved => {
      const url = urlOf(repository.link);
      return { name: repository.name, url, from: entry?.commit, to: commit };
    });
  return [...moved, ...gone.map(({ url, commit }) => ({ name: url, url, from: commit, to: undefined }))];
}
