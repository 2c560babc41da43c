import { basename, dirname, normalize } from 'node:path';
import {
  differ,
  discreet,
  identityOf,
  isFault,
  keyOf,
  originOf,
  parseLink,
  placed,
  placedSource,
  wishOf,
} from '../model/index.ts';
import type { Document, Link, LinkFault, Placed, Repository, Settings } from '../model/index.ts';
import { pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { platformDay } from './day.ts';
import { isOpen } from './entries.ts';
import { mergedFaults } from './merged.ts';
import * as say from './problems.ts';
import { placeOf, readingOf } from './reading.ts';
import type { Place, Reading, Surroundings } from './reading.ts';

/** A variable may hold what must not be shown: then the words of the link are left out. */
const sayable = (fault: LinkFault, { giver }: Place): LinkFault => (giver ? discreet(fault) : fault);

function tell(reading: Reading, fault: LinkFault, segments: readonly (string | number)[]): void {
  const place = placeOf(reading, ...segments);
  const facts = { ...sayable(fault, place), pointer: place.subject };
  reading.problems.push(say.badLink(facts, place.origin, place.giver?.at));
}

/** A ref beside a link, or something to merge. */
function tellPart(reading: Reading, fault: LinkFault, segments: readonly (string | number)[]): void {
  const place = placeOf(reading, ...segments);
  const facts = { ...sayable(fault, place), pointer: place.subject };
  reading.problems.push(say.badRef(facts, place.origin, place.giver?.at));
}

interface Asked {
  readonly link: Link;
  readonly at: string;
}

function linkOf(reading: Reading, text: string, ...segments: readonly (string | number)[]): Asked[] {
  if (isOpen(reading, { value: text, at: segments })) return [];
  const link = parseLink(text, reading.around.folder);
  if (!isFault(link)) return [{ link, at: pointerTo(...segments) }];
  tell(reading, link, segments);
  return [];
}

const paths = new WeakMap<Link, string>();

/** Kept: every scenario has mostly the same links, and taking an address apart takes its time. */
function pathOf(link: Link): string {
  const known = paths.get(link);
  if (known !== undefined) return known;
  const path = normalize(link.kind === 'folder' ? link.path : new URL(link.canonical).pathname);
  paths.set(link, path);
  return path;
}

const clean = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '');

/** The folder's own name; where that is given away, its owner's in front, else a number behind. */
function nameFor(link: Link, given: ReadonlySet<string>): string {
  const path = pathOf(link);
  const own = clean(basename(path)) || 'repository';
  const owned = `${clean(basename(dirname(path)))}-${own}`;
  if (!given.has(own)) return own;
  if (!given.has(owned)) return owned;
  for (let count = 2; ; count += 1) if (!given.has(`${own}-${count}`)) return `${own}-${count}`;
}

/** A manifest by itself says nothing of where clones lie. */
const unplaced = (link: Link): Placed => ({
  folder: link.kind === 'folder' ? link.path : '',
  checkout: undefined,
});

const liesAt = (link: Link, { around: { keeping } }: Reading, day?: string): Placed =>
  keeping ? placed(link, keeping, day) : unplaced(link);

const sourceAt = (name: string, link: Link, { around: { keeping } }: Reading): Placed =>
  keeping ? placedSource(name, link, keeping) : unplaced(link);

export interface Repositories {
  readonly platform: Repository | undefined;
  readonly developing: Repository;
  readonly dependencies: readonly Repository[];
}

/** A scenario may want another branch than the manifest. */
const isScenario = ({ at }: Asked, { document: { origins } }: Reading): boolean =>
  originOf(origins, at)?.pointer?.startsWith('/scenarios/') ?? false;

/** What was said last is the project's choice; that it said another branch before is told. */
function tellOthers(reading: Reading, asked: readonly Asked[], taken: ReadonlyMap<string, Asked>): void {
  const { document, settings } = reading;
  for (const one of asked) {
    const repository = identityOf(one.link);
    const last = taken.get(repository) ?? one;
    if (!differ(last.link, one.link) || isScenario(last, reading) !== isScenario(one, reading)) continue;
    const facts = { repository, taken: wishOf(last.link), other: wishOf(one.link) };
    const [at, before] = [originOf(document.origins, last.at), originOf(document.origins, one.at)];
    const found = say.twoBranches(facts, at, before);
    reading.problems.push(settings.scenario === 'ci' ? { ...found, severity: 'error' } : found);
  }
}

/** The same repository asked for twice is one; what was said last says which branch. */
function dependenciesOf(reading: Reading): Asked[] {
  const asked = reading.wanted.dependencies.flatMap((written, index) => {
    if (typeof written === 'string') return linkOf(reading, written, 'dependencies', index);
    const at = ['dependencies', index];
    const faults = mergedFaults(written, (part) => placeOf(reading, ...at, ...part).open);
    for (const fault of faults) {
      const place = [...at, ...fault.at];
      if (fault.isLink) tell(reading, fault, place);
      else tellPart(reading, fault, place);
    }
    return [];
  });
  const taken = new Map(asked.map((one) => [identityOf(one.link), one]));
  tellOthers(reading, asked, taken);
  return [...taken.values()];
}

/** What is wrong with the dependencies of a manifest, references filled in. */
export function dependencyProblems(
  document: Document,
  settings: Settings,
  around: Surroundings,
): readonly Problem[] {
  const reading = readingOf(document, settings, around);
  dependenciesOf(reading);
  return reading.problems;
}

/** Keys of the lock are links as the manifest spells them: one with a variable is told of where it is used. */
function lockedLinks(reading: Reading): void {
  for (const text of Object.keys(reading.wanted.locks?.git ?? {})) {
    const link = text.includes('$') ? undefined : parseLink(text, reading.around.folder);
    if (link === undefined || !isFault(link)) continue;
    const at = keyOf(reading.document.origins, pointerTo('locks', 'git', text));
    reading.problems.push(say.badLink({ pointer: 'a key of /locks/git', ...link }, at));
  }
}

/** Links that nothing is made of here, yet that have to be links. */
function otherLinks(reading: Reading): void {
  lockedLinks(reading);
  const { developing, service_sources: sources } = reading.wanted;
  if (developing?.git !== undefined) linkOf(reading, developing.git, 'developing', 'git');
  for (const [name, link] of Object.entries(sources)) linkOf(reading, link, 'service_sources', name);
}

/** Nobody reads the history of the platform, which is long. */
const shallow = ({ checkout, ...lies }: Placed): Placed => ({
  ...lies,
  checkout: checkout && { ...checkout, depth: 1 },
});

/** Name → source that services may be built from. */
export const sourcesOf = (reading: Reading): ReadonlyMap<string, Repository> =>
  new Map(
    Object.entries(reading.wanted.service_sources).flatMap(([name, text]): [string, Repository][] => {
      const link = parseLink(text, reading.around.folder);
      const at = pointerTo('service_sources', name);
      return isFault(link) ? [] : [[name, { name, link, at, ...sourceAt(name, link, reading) }]];
    }),
  );

export function repositoriesOf(reading: Reading): Repositories {
  otherLinks(reading);
  const { platform, platform_name: name } = reading.wanted;
  const own: Link = { kind: 'folder', path: reading.around.developing ?? reading.around.folder };
  const developing = {
    name: nameFor(own, new Set([name])),
    link: own,
    at: undefined,
    ...liesAt(own, reading),
  };
  const given = new Set([name, developing.name]);
  const dependencies = dependenciesOf(reading).map(({ link, at }): Repository => {
    const named = nameFor(link, given);
    given.add(named);
    return { name: named, link, at, ...liesAt(link, reading) };
  });
  const [first] = linkOf(reading, platform.git, 'platform', 'git');
  return {
    platform: first && {
      name,
      ...first,
      ...shallow(liesAt(first.link, reading, platformDay(first.link, reading))),
    },
    developing,
    dependencies,
  };
}
