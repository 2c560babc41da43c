import { isList, isObject } from '../../base/index.ts';
import type { Json, JsonObject } from '../../base/index.ts';
import { bad, good, isError } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { mapOrigins, parts, sourceFolders } from '../../model/index.ts';
import type { Document, Keeping } from '../../model/index.ts';
import { badNestedLink, nestedOutside, nestedSecret, nestedVariable } from '../graph-problems.ts';
import { located } from './paths.ts';
import type { OfRepository, Said, Wishes } from './said.ts';

const none: Document = { root: null, origins: new Map() };

/** A part that somebody may say: `the service mail`. */
interface Part {
  readonly what: string;
  readonly document: Document;
}

/** Variables that a text was to be filled with: a dependency gets none of the project's. */
function lacking({ origins }: Document): string[] {
  const names: string[] = [];
  for (const [, { open = [] }] of origins) names.push(...open);
  return [...new Set(names)];
}

/** Variables whose value Compose would take from its own environment, where those of the project are. */
function passed(value: Json | undefined): string[] {
  if (isList(value))
    return value.flatMap((line) => (typeof line === 'string' && !line.includes('=') ? [line] : []));
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, one]) => (one === null ? [name] : []));
}

function secretsIn({ secrets }: JsonObject): string[] {
  const lists = isObject(secrets) ? [secrets['append'], secrets['replace']] : [secrets];
  return lists.flatMap((list) => (isList(list) ? list.map(String) : []));
}

interface Taken {
  readonly services: ReadonlyMap<string, Document>;
  readonly problems: readonly Problem[];
}

export interface WishesAt {
  readonly file: OfRepository;
  /** The project's own folder. */
  readonly project: string;
  readonly keeping: Keeping;
}

interface At extends WishesAt {
  /** Name of a source → its link. */
  readonly links: Readonly<Record<string, string>>;
}

/** What a project calls a source of a repository: names of several would meet. */
const sourceName = (label: string, name: string): string =>
  `${label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')}_${name}`;

/** A service or patch as the project gets it, or why it does not. */
function bodyOf({ what, document }: Part, { file, project, links, keeping }: At): Document | Problem {
  const { label, folder } = file;
  const sources = [...sourceFolders(links, keeping).values()];
  const body = isObject(document.root) ? document.root : {};
  const at = document.origins.get('');
  const { build } = body;
  const names = [
    ...lacking(document),
    ...passed(body['environment']),
    ...passed(isObject(build) ? build['args'] : undefined),
  ];
  const place = at?.key ?? at;
  if (names.length > 0) return nestedVariable({ label, what, names }, place);
  const [key] = secretsIn(body);
  if (key !== undefined) return nestedSecret({ label, what, key }, place);
  const found = located(body, { folder, project, sources });
  const [path] = found.outside;
  if (path !== undefined) return nestedOutside({ label, what, path }, place);
  const by = `repository ${label}`;
  const source = typeof body['source'] === 'string' && { source: sourceName(label, body['source']) };
  return {
    root: { ...found.body, ...source },
    origins: mapOrigins(document.origins, (origin) => ({ ...origin, by })),
  };
}

function bodiesOf(services: Document | undefined, at: At, whats: (name: string) => string): Taken {
  const found = [...parts(services ?? none)].map(
    ([name, document]) => [name, bodyOf({ what: whats(name), document }, at)] as const,
  );
  return {
    services: new Map(found.flatMap(([name, each]) => ('code' in each ? [] : [[name, each] as const]))),
    problems: found.flatMap(([, each]) => ('code' in each ? [each] : [])),
  };
}

/** Texts of a list; `by` becomes the repository that says them. */
function textsOf(list: Document | undefined, label: string): Said[] {
  return [...parts(list ?? none).values()].flatMap(({ root, origins }) => {
    const at = origins.get('');
    return typeof root === 'string' ? [{ text: root, at: at && { ...at, by: `repository ${label}` } }] : [];
  });
}

interface Dependencies {
  readonly known: readonly Said[];
  readonly problems: readonly Problem[];
}

function dependenciesOf(list: Document | undefined, label: string): Dependencies {
  const problems = [...parts(list ?? none).values()].flatMap((item) => {
    const at = item.origins.get('');
    if (isObject(item.root)) {
      const instead = 'Name it in dependencies of odpm.json of this project.';
      return [badNestedLink({ label, why: 'it is made of several', instead }, at)];
    }
    const names = lacking(item);
    return names.length > 0 ? [nestedVariable({ label, names, what: 'a dependency' }, at)] : [];
  });
  const known = textsOf(list, label).filter(({ at }) => at?.open === undefined);
  return { known, problems };
}

const textAt = (part: Document | undefined): Said | undefined => {
  const root = part?.root;
  return typeof root === 'string' ? { text: root, at: part?.origins.get('') } : undefined;
};

/** Sources that its services are built from, or read files of. */
function sourcesOf({ links, file }: At, written: Document): Map<string, Said> {
  const members = parts(written);
  const text = JSON.stringify([members.get('services')?.root, members.get('service_patches')?.root]);
  const places = parts(members.get('service_sources') ?? none);
  const used = Object.entries(links).filter(
    ([name]) => text.includes(`\${@source:${name}}`) || text.includes(`"source":"${name}"`),
  );
  return new Map(
    used.map(([name, link]) => [
      sourceName(file.label, name),
      { text: link, at: places.get(name)?.origins.get('') },
    ]),
  );
}

/** A manifest of a dependency: as it is written, and with its references filled in as far as they may be. */
export interface Asked {
  readonly written: Document;
  readonly filled: Document;
}

/**
 * What a dependency's manifest asks for. Paths in services are absolute then. What needs more than a dependency gets
 * is left out, with a problem that names the repository.
 */
export function wishesOf({ written, filled }: Asked, given: WishesAt): Checked<Wishes> {
  const { label } = given.file;
  const members = parts(filled);
  const links = [...parts(members.get('service_sources') ?? none)].flatMap(([name, { root }]) =>
    typeof root === 'string' ? [[name, root] as const] : [],
  );
  const at: At = { ...given, links: Object.fromEntries(links) };
  const services = bodiesOf(members.get('services'), at, (name) => `the service ${name}`);
  const patches = bodiesOf(members.get('service_patches'), at, (name) => `the change to ${name}`);
  const dependencies = dependenciesOf(members.get('dependencies'), label);
  const wishes: Wishes = {
    odooVersion: textAt(members.get('odoo_version')),
    python: textAt(members.get('python')),
    dependencies: dependencies.known,
    requirements: textsOf(members.get('requirements'), label),
    services: services.services,
    patches: patches.services,
    sources: sourcesOf(at, written),
  };
  const problems = [...services.problems, ...patches.problems, ...dependencies.problems];
  return problems.some(isError) ? bad(...problems) : good(wishes, problems);
}
