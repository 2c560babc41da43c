import { isList, isObject } from '../base/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { identityOf, isFault, parseLink, valueAt, versionOfLink } from '../model/index.ts';
import type { Document, Keeping, Link, Look, UserSettings } from '../model/index.ts';
import type { Graph, Said } from '../sources/index.ts';
import type { Beginning } from './beginning.ts';
import { seedsOf } from './seeds.ts';

/** What dependencies ask for. */
export interface Needs {
  /** Names of services that they bring. */
  readonly services: readonly string[];
  /** Folders that these may be built from, absolute. */
  readonly trees: readonly string[];
  readonly problems: readonly Problem[];
  /** Where repositories lie, with what odpm 4 left of them; `undefined`: nobody was asked. */
  readonly keeping?: Keeping;
  /** An effective manifest, references filled in, with all of it. */
  readonly joined: (document: Document) => Document;
}

const nothing: Needs = {
  services: [],
  trees: [],
  problems: [],
  joined: (document) => document,
};

const textAt = ({ root }: Document, ...at: readonly string[]): string | undefined => {
  const text = valueAt(root, at);
  return typeof text === 'string' ? text : undefined;
};

/** Links of the project whose variables are known. */
const seedsIn = ({ root, origins }: Document): Said[] => {
  const list = valueAt(root, ['dependencies']);
  return (isList(list) ? list : []).flatMap((item, index) => {
    const at = origins.get(`/dependencies/${String(index)}`);
    return typeof item === 'string' && at?.open === undefined ? [{ text: item, at }] : [];
  });
};

/** What the project has anyway. */
function ownOf(document: Document, { folder, developing }: Beginning): Set<string> {
  const folders = [folder, developing].map((path): Link => ({ kind: 'folder', path }));
  const texts = [textAt(document, 'platform', 'git'), textAt(document, 'developing', 'git')];
  const links = texts.flatMap((text) => (text === undefined ? [] : [parseLink(text)]));
  return new Set([...folders, ...links].flatMap((link) => (isFault(link) ? [] : [identityOf(link)])));
}

/** Whether the user wants it: `use_oca_dependencies`. */
export const isOn = ({ own }: { readonly own: Pick<UserSettings, 'document'> | undefined }): boolean =>
  own !== undefined && valueAt(own.document.root, ['use_oca_dependencies']) === true;

/** Who asks for what among the repositories that are here, and in what they differ. */
export async function exploring(asking: Beginning, look: Look): Promise<Graph> {
  const { nestedReader } = await import('./nested.ts');
  const { brokenNested, conflicts, explore, inherits, otherBranch, otherVersion, withOldTrees } =
    await import('../sources/index.ts');
  const document = seedsOf(asking);
  const { keeping, physical } = asking.scope;
  const odoo =
    textAt(document, 'odoo_version') ?? versionOfLink(textAt(document, 'platform', 'git') ?? '') ?? 'master';
  const seeds = {
    dependencies: seedsIn(document),
    version: odoo,
    keeping,
    own: ownOf(document, asking),
    deep: isOn(asking),
  };
  const own = valueAt(asking.written.root, ['services']);
  const { old: _, ...bare } = keeping;
  const read = nestedReader({
    project: asking.folder,
    // What odpm 4 left by the name of a source is the project's, not a dependency's.
    keeping: bare,
    physical,
    services: inherits(asking.written),
    declared: isObject(own) ? Object.keys(own) : [],
  });
  const known = (links: readonly Link[], kept: Keeping): Promise<Keeping> => {
    const wishes = links.flatMap((link) => (link.kind === 'git' ? [{ link }] : []));
    return withOldTrees(wishes, kept, { look, folder: asking.folder, see: asking.see });
  };
  const graph = await explore(seeds, { look, read, known });
  const found = [...graph.problems, ...conflicts(graph, { odoo, python: textAt(document, 'python') ?? '' })];
  const strict = [brokenNested.code, otherBranch.code, otherVersion.code];
  const ci = asking.settings.scenario === 'ci';
  const problems = found.map((each): Problem =>
    ci && strict.includes(each.code) ? { ...each, severity: 'error' } : each,
  );
  return { ...graph, problems };
}

/** What the dependencies of a project ask for, where the user wants that taken in. */
export async function needsOf(begun: Checked<Beginning>, look: Look): Promise<Needs> {
  if (!begun.ok || !isOn(begun.value)) return nothing;
  const { written } = begun.value;
  const graph = await exploring(begun.value, look);
  const { inherits, joined } = await import('../sources/index.ts');
  const brought = inherits(written) ? graph.nodes.flatMap(({ wishes }) => wishes ?? []) : [];
  return {
    services: brought.flatMap(({ services }) => [...services.keys()]),
    trees: graph.nodes.map(({ folder }) => folder),
    problems: graph.problems,
    keeping: graph.keeping,
    joined: (document) => joined(document, graph),
  };
}
