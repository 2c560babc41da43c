import satisfies from 'semver/functions/satisfies.js';
import { pointerTo } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { isRange } from '../manifest/index.ts';
import { keyOf } from '../model/index.ts';
import { isBuiltIn } from './built-in.ts';
import * as say from './problems.ts';
import type { Draft } from './where.ts';

type ByName = ReadonlyMap<string, Draft>;
type Off = ReadonlyMap<string, string>;

const placeOf = ({ document, at }: Draft, needs: string): Place =>
  document ? keyOf(document.origins, pointerTo('odpm', 'requires', needs)) : at;

const fits = (version: string | undefined, range: string): boolean =>
  version === undefined ? range.trim() === '*' : satisfies(version, range, { includePrerelease: true });

/** What there is instead of a plugin that is required, and what to do about it. */
interface Lack {
  readonly found: string;
  readonly instead: string;
}

interface Present {
  readonly byName: ByName;
  readonly off: Off;
}

interface Asking {
  readonly name: string;
  readonly needs: string;
  readonly range: string;
}

/** `undefined`: it is there, and fits. */
function lackOf({ name, needs, range }: Asking, { byName, off }: Present): Lack | undefined {
  const by = off.get(needs);
  const leave = `or leave ${name} out: "disable": ["${name}"] under extensions.`;
  if (by !== undefined)
    return { found: `${by} leaves ${needs} out`, instead: `Enable ${needs} again, ${leave}` };
  const there = byName.get(needs);
  if (!there) {
    const add = isBuiltIn(needs)
      ? `Add "${needs}": "builtin" to extensions.plugins`
      : `Add the plugin ${needs}`;
    return { found: `there is no plugin ${needs}`, instead: `${add}, ${leave}` };
  }
  if (!isRange(range) || fits(there.version, range)) return undefined;
  return there.version === undefined
    ? { found: `${there.from} has no version`, instead: `Write "*" for ${needs} there.` }
    : {
        found: `${needs} ${there.version} is there`,
        instead: `Use a version of ${needs} that fits, ${leave}`,
      };
}

function lacking(draft: Draft, present: Present): readonly Problem[] {
  return Object.entries(draft.requires).flatMap(([needs, range]) => {
    const asking = { name: draft.name, needs, range };
    const lack = lackOf(asking, present);
    return lack ? [say.requiresMissing({ ...asking, ...lack }, placeOf(draft, needs))] : [];
  });
}

/** The way from a plugin over what it requires back to it. */
function cycleFrom(start: string, byName: ByName): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (name: string): readonly string[] | undefined => {
    if (seen.has(name)) return undefined;
    seen.add(name);
    for (const next of Object.keys(byName.get(name)?.requires ?? {})) {
      const rest = next === start ? [start] : search(next);
      if (rest) return [name, ...rest];
    }
    return undefined;
  };
  return search(start);
}

/** The same circle is told in the same words, whoever of it is asked. */
function turned(way: readonly string[]): readonly string[] {
  const names = way.slice(0, -1);
  const first = names.indexOf([...names].sort()[0] ?? '');
  return [...names.slice(first), ...names.slice(0, first + 1)];
}

function circular(draft: Draft, byName: ByName): readonly Problem[] {
  const found = cycleFrom(draft.name, byName);
  if (!found) return [];
  const way = turned(found);
  const places = way.slice(0, -1).map((name, index) => {
    const one = byName.get(name);
    return one && placeOf(one, way[index + 1] ?? '');
  });
  const [first, ...others] = places;
  return [say.requiresCycle({ way }, first, ...others)];
}

/** What comes first stands first; else the order stays. Members of a circle keep their places behind the others. */
function inOrder(drafts: readonly Draft[], byName: ByName): readonly Draft[] {
  const [sorted, open] = [new Set<Draft>(), new Set(drafts)];
  const isReady = ({ requires }: Draft): boolean =>
    Object.keys(requires).every((name) => {
      const needed = byName.get(name);
      return needed === undefined || sorted.has(needed);
    });
  for (;;) {
    const next = [...open].find(isReady);
    if (!next) return [...sorted, ...open];
    open.delete(next);
    sorted.add(next);
  }
}

/**
 * Plugins in the order in which they are loaded: behind those that they require, else as they came. What is required
 * and not there is among their problems.
 * @param off names of those that are left out, and by what
 */
export function ordered(drafts: readonly Draft[], off: Off): readonly Draft[] {
  if (drafts.every(({ requires }) => Object.keys(requires).length === 0)) return drafts;
  const byName = new Map(drafts.map((draft) => [draft.name, draft]));
  const unread = drafts.some((draft) => draft.unread);
  return inOrder(drafts, byName).map((draft) => {
    // Under which name a package comes that is not there nobody knows.
    const found = lacking(draft, { byName, off }).filter(() => !unread);
    const problems = [...draft.problems, ...found, ...circular(draft, byName)];
    return { ...draft, problems };
  });
}
