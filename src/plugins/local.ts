import { join } from 'node:path';
import { closest, isList } from '../base/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Entry } from '../model/index.ts';
import * as say from './problems.ts';
import { pluginsFolder, shownAs, wholeFile } from './where.ts';
import type { Where } from './where.ts';

/** Something below `.odpm/plugins` that is to be loaded. */
export interface Candidate {
  readonly name: string;
  /** From the project folder: one, or all that have the name. */
  readonly paths: readonly string[];
  /** The path is that of a folder. */
  readonly folder: boolean;
  readonly at: Span | undefined;
  readonly problems: readonly Problem[];
}

export interface Local {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly Problem[];
}

interface Wanted {
  readonly name: string;
  readonly at: Span | undefined;
}

export const isName = (name: string): boolean => /^[a-z0-9][a-z0-9_-]*$/.test(name);

/** Endings that Node knows, but no declarations, tests and settings of tools: those have a second dot. */
const module = /^(?<stem>[^.]+)\.(?:mjs|js|ts)$/;

function stemOf({ name, kind }: Entry): string | undefined {
  if (name.startsWith('.') || name === 'node_modules') return undefined;
  const stem = module.exec(name)?.groups?.['stem'];
  if (stem !== undefined && kind !== 'directory') return stem;
  return kind === 'directory' || (kind === 'link' && !name.includes('.')) ? name : undefined;
}

/** The plugins that the manifest lists, each once; `undefined`: it leaves them to the folder. */
function listed({ document: { root, origins } }: Where): readonly Wanted[] | undefined {
  const local = valueAt(root, ['extensions', 'local']);
  if (!isList(local)) return undefined;
  const wanted = local.flatMap((name, index) =>
    typeof name === 'string' && isName(name)
      ? [{ name, at: originOf(origins, `/extensions/local/${String(index)}`) }]
      : [],
  );
  return wanted.filter(({ name }, index) => wanted.findIndex((other) => other.name === name) === index);
}

type ByName = ReadonlyMap<string, readonly Entry[]>;

/** What lies in the folder, and by the names of plugins. */
interface Lying {
  readonly entries: readonly Entry[];
  readonly byName: ByName;
}

/** What lies in the folder by the names of plugins; a folder without a `package.json` is none. */
async function entriesByName(entries: readonly Entry[], { look }: Where): Promise<ByName> {
  const found = new Map<string, Entry[]>();
  await Promise.all(
    entries.map(async (entry) => {
      const stem = stemOf(entry);
      if (stem === undefined) return;
      const others = found.get(stem) ?? [];
      found.set(stem, others);
      const path = join(pluginsFolder, entry.name, 'package.json');
      if (entry.kind !== 'directory' || (await look.stat(path)) !== undefined) others.push(entry);
    }),
  );
  return found;
}

function candidateOf({ name, at }: Wanted, entries: readonly Entry[], where: Where): Candidate {
  const paths = entries.map((entry) => join(pluginsFolder, entry.name));
  const [first = '', second] = paths.map((path) => shownAs(where, path));
  const links = entries.flatMap(({ kind }, index) =>
    kind === 'link' ? [shownAs(where, paths[index] ?? '')] : [],
  );
  const outside = links.map((path) => say.pathOutside({ path, example: undefined }, at ?? wholeFile(path)));
  const twice =
    second === undefined
      ? []
      : [say.twoOfOneName({ name, first, second }, wholeFile(first), wholeFile(second), at)];
  const folder = entries.every(({ kind }) => kind === 'directory');
  return { name, paths, folder, at, problems: [...outside, ...twice] };
}

/** What nothing is loaded from: of odpm 4, or of a name that leads nowhere. */
function missing({ name, at }: Wanted, entries: readonly Entry[], where: Where): Problem {
  const old = entries.find((entry) => entry.name === `${name}.py`);
  const file = shownAs(where, join(pluginsFolder, old?.name ?? join(name, 'package.json')));
  if (old) return say.pythonPlugin({ file, name }, at ?? wholeFile(file));
  if (entries.some((entry) => entry.name === name)) return say.noOdpmField({ file, there: false, name }, at);
  const near = closest(
    name,
    entries.map(stemOf).filter((stem) => stem !== undefined),
  );
  return say.notFound({ name, near }, at);
}

const better = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]/g, '-')
    .replace(/^[_-]+/, '');

/** What the folder has, by name. */
function everything({ entries, byName }: Lying, where: Where): Local {
  const stems = [...byName].filter(([, own]) => own.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const fit = stems.filter(([name]) => isName(name));
  const odd = stems.filter(([name]) => !isName(name) && !name.startsWith('_')).flatMap(([, own]) => own);
  const old = entries.flatMap(({ name, kind }) => {
    const stem = /^([^._][^.]*)\.py$/.exec(name)?.[1];
    const anew = stem !== undefined && (byName.get(stem) ?? []).length > 0;
    return stem === undefined || anew || kind === 'directory' ? [] : [stem];
  });
  return {
    candidates: fit.map(([name, own]) => candidateOf({ name, at: undefined }, own, where)),
    problems: [
      ...old.map((name) => missing({ name, at: undefined }, entries, where)),
      ...odd.map(({ name }) => {
        const file = shownAs(where, join(pluginsFolder, name));
        return say.badName({ file, better: better(name) }, wholeFile(file));
      }),
    ],
  };
}

const softened = (each: Problem): Problem =>
  each.code === say.notFound.code ? { ...each, severity: 'warning' } : each;

/** Those that the manifest lists, in its order. */
function asListed(wanted: readonly Wanted[], at: Lying, where: Where): Local {
  const [candidates, problems]: [Candidate[], Problem[]] = [[], []];
  for (const each of wanted) {
    const own = at.byName.get(each.name) ?? [];
    if (own.length > 0) candidates.push(candidateOf(each, own, where));
    else problems.push(missing(each, at.entries, where));
  }
  // A checkout of CI may have the manifest alone.
  return { candidates, problems: where.installed ? problems : problems.map(softened) };
}

/** What keeps the folder from being one of the project's own. */
async function elsewhere(where: Where): Promise<readonly Problem[]> {
  const { look, folder } = where;
  const real = await look.real(pluginsFolder);
  if (real === undefined || real === join((await look.real('.')) ?? folder, pluginsFolder)) return [];
  const path = shownAs(where, pluginsFolder);
  return [say.pathOutside({ path, example: undefined }, wholeFile(path))];
}

/** The project's own plugins: those that the manifest lists, in its order, or all that the folder has. */
export async function localPlugins(where: Where): Promise<Local> {
  const wanted = listed(where);
  const entries = wanted?.length === 0 ? [] : await where.look.list(pluginsFolder);
  if (entries.length === 0 && (wanted ?? []).length === 0) return { candidates: [], problems: [] };
  const problems = await elsewhere(where);
  if (problems.length > 0) return { candidates: [], problems };
  const at = { entries, byName: await entriesByName(entries, where) };
  return wanted === undefined ? everything(at, where) : asListed(wanted, at, where);
}
