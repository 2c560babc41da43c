import { isList, isObject } from '../base/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { identityOf, isFault, parseLink, parts, valueAt, versionOfLink } from '../model/index.ts';
import type { Document, Link, Look, UserSettings } from '../model/index.ts';
import type { Graph, Said } from '../sources/index.ts';
import { substituteAll } from '../substitute/index.ts';
import type { Beginning } from './beginning.ts';

/** What dependencies ask for. */
export interface Needs {
  /** Names of services that they bring. */
  readonly services: readonly string[];
  /** Folders that these may be built from, absolute. */
  readonly trees: readonly string[];
  readonly problems: readonly Problem[];
  /** An effective manifest, references filled in, with all of it. */
  readonly joined: (document: Document) => Document;
}

const nothing: Needs = {
  services: [],
  trees: [],
  problems: [],
  joined: (document) => document,
};

const fields = ['platform', 'odoo_version', 'python', 'developing', 'dependencies'];

const textAt = ({ root }: Document, ...at: readonly string[]): string | undefined => {
  const text = valueAt(root, at);
  return typeof text === 'string' ? text : undefined;
};

/** The part of a manifest that says where exploring begins. */
function seedsOf({ written, scope }: Beginning): Document {
  const said = [...parts(written)].filter(([key]) => fields.includes(key));
  const origins = written.origins;
  const root = Object.fromEntries(said.map(([key, { root: value }]) => [key, value]));
  return substituteAll({ root, origins }, scope).document;
}

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
  const { brokenNested, conflicts, explore, inherits, otherBranch, otherVersion } =
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
  const read = nestedReader({
    project: asking.folder,
    keeping,
    physical,
    services: inherits(asking.written),
    declared: isObject(own) ? Object.keys(own) : [],
  });
  const graph = await explore(seeds, { look, read });
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
    joined: (document) => joined(document, graph),
  };
}
