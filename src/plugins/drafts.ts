import { basename, isAbsolute, join, relative } from 'node:path';
import { isInside, isObject, pointerTo } from '../base/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import { firstServed } from './api.ts';
import { builtIn } from './built-in.ts';
import { localPlugins } from './local.ts';
import type { Candidate } from './local.ts';
import { installedPackage } from './packages/installed.ts';
import { isBadSpec, specOf } from './packages/spec.ts';
import { badSpec, notInstalled } from './packages-problems.ts';
import { staticPart } from './static.ts';
import { shownAs, wholeFile } from './where.ts';
import type { Draft, Where } from './where.ts';
import * as say from './problems.ts';

/** A file by itself: its code alone tells what it brings. */
const singleFile = (
  { name, paths: [path = ''], at, problems }: Candidate,
  where: Where,
  top: string,
): Draft => ({
  name,
  origin: 'local',
  version: undefined,
  description: undefined,
  author: undefined,
  api: firstServed,
  entry: join(top, path),
  root: join(top, '.odpm/plugins'),
  from: path,
  requires: {},
  commands: {},
  hooks: undefined,
  aliases: {},
  at,
  problems,
  document: undefined,
  schema: undefined,
  key: undefined,
  place: at ?? wholeFile(shownAs(where, path)),
  unread: false,
});

async function localDraft(candidate: Candidate, where: Where, top: string): Promise<Draft> {
  const single = singleFile(candidate, where, top);
  if (!candidate.folder || candidate.problems.length > 0) return single;
  const { name, at } = candidate;
  const folder = { path: single.entry, shown: shownAs(where, single.from), name, at };
  const part = await staticPart(folder, where.look);
  const place = at ?? wholeFile(join(folder.shown, 'package.json'));
  return { ...single, ...part, name, root: folder.path, place };
}

interface Wanted {
  /** Of the package; of a plugin of odpm's own its own name. */
  readonly name: string;
  readonly spec: string;
  readonly at: Span | undefined;
  /** Of what is said of it. */
  readonly value: Span | undefined;
}

export function wantedPackages({ document: { root, origins } }: Where): readonly Wanted[] {
  const said = valueAt(root, ['extensions', 'plugins']);
  return Object.entries(isObject(said) ? said : {}).flatMap(([name, spec]) => {
    const pointer = pointerTo('extensions', 'plugins', name);
    return typeof spec === 'string'
      ? [{ name, spec, at: keyOf(origins, pointer), value: originOf(origins, pointer) }]
      : [];
  });
}

/** A folder of this machine: below the project folder as a path from there. */
function shownFolder(folder: string, top: string): string {
  return isInside(top, folder) ? relative(top, folder) : folder;
}

/** What stands for a package that cannot be looked at: the end of its name is mostly the plugin's. */
const unread = ({ name, at }: Wanted, problems: readonly Problem[]): Draft => ({
  ...builtIn(name, at),
  name: basename(name).replace(/^odpm-plugin-/, ''),
  origin: 'package',
  version: undefined,
  description: undefined,
  api: '',
  entry: '',
  from: join('.odpm/packages/node_modules', name),
  hooks: undefined,
  key: name,
  problems,
  unread: true,
});

async function packageDraft(wanted: Wanted, where: Where, top: string): Promise<Draft> {
  const { name: key, spec, at, value } = wanted;
  const said = specOf(spec);
  if (isBadSpec(said)) return unread(wanted, [badSpec({ name: key, spec, ...said }, value)]);
  if (said.kind === 'built-in') return builtIn(key, at);
  const { folder, linked, problems } = await installedPackage(
    { ...wanted, everyByte: where.everyByte === true },
    where.look,
  );
  const told = where.installed ? problems : problems.filter(({ code }) => code !== notInstalled.code);
  const draft = unread(wanted, told);
  if (folder === undefined) return draft;
  const from = linked ? shownFolder(folder, top) : draft.from;
  const shown = isAbsolute(from) ? from : shownAs(where, from);
  const part = await staticPart({ path: folder, shown, name: undefined, at }, where.look);
  const name = part.name ?? draft.name;
  return {
    ...draft,
    ...part,
    name,
    root: folder,
    from,
    unread: false,
    problems: [...told, ...part.problems],
  };
}

/** Plugins as they are found, nothing switched off yet. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  /** Of no single plugin. */
  readonly problems: readonly Problem[];
}

/** The first of a name stays, with what there is to say of the others. */
function onePerName(drafts: readonly Draft[]): readonly Draft[] {
  const byName = new Map<string, Draft>();
  for (const draft of drafts) {
    const { name, from: second, place } = draft;
    const first = byName.get(name);
    if (!first) byName.set(name, draft);
    else {
      const twice = say.twoOfOneName({ name, first: first.from, second }, place, first.place);
      byName.set(name, { ...first, problems: [...first.problems, twice] });
    }
  }
  return [...byName.values()];
}

/** Packages as the manifest names them, behind them the project's own plugins. */
export async function draftsOf(where: Where): Promise<Drafts> {
  const { look, folder } = where;
  const local = await localPlugins(where);
  const wanted = wantedPackages(where);
  if (local.candidates.length + wanted.length === 0) return { drafts: [], problems: local.problems };
  const top = (await look.real('.')) ?? folder;
  const packages = wanted.map((each) => packageDraft(each, where, top));
  const own = local.candidates.map((candidate) => localDraft(candidate, where, top));
  return { drafts: onePerName(await Promise.all([...packages, ...own])), problems: local.problems };
}
