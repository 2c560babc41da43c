import type * as z from 'zod/mini';
import { closest } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../../diagnostics/index.ts';
import { pointNames, points } from '../../model/index.ts';
import type { PluginDefinition, Point } from '../../model/index.ts';
import * as say from '../live-problems.ts';
import { at, flawOf } from './flaws.ts';
import { kindOf, pathText } from './plain.ts';
import { definitionShape, exampleOf, knownAt } from './shape.ts';

type Issue = z.core.$ZodIssue;

interface Defined {
  readonly plugin: string;
  readonly definition: unknown;
  /** Its module. */
  readonly place: Span | undefined;
}

/** An object of a class has what its class needs; of others every member is known. */
const isOfClass = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype;
};

const pointIn = ({ definition }: Defined, path: readonly PropertyKey[]): Point =>
  at(definition, [...path.slice(0, 2), 'point']) as Point;

function unknownKey(key: string, issue: Issue, defined: Defined): Problem {
  const { plugin, place } = defined;
  const path = pathText(issue.path);
  if (issue.path[0] === 'on' && issue.path[2] === 'options') {
    const point = pointIn(defined, issue.path);
    const known: readonly string[] = points[point].filters;
    return say.unknownFilter({ plugin, path, name: key, near: closest(key, known), known, point }, place);
  }
  const known = knownAt(issue.path);
  const isPoint = issue.path.length === 0 && pointNames.some((point) => point === key);
  return say.unknownMember({ plugin, path, name: key, near: closest(key, known), known, isPoint }, place);
}

/** Where something is made when it is needed. */
const isFactory = ({ path }: Issue): boolean =>
  (path[0] === 'offers' && path.length === 2) || (path[0] === 'providers' && path.length === 3);

function problemOf(issue: Issue, defined: Defined): Problem {
  const { plugin, definition, place } = defined;
  const value = at(definition, issue.path);
  const path = pathText(issue.path);
  if (issue.path.at(-1) === 'point' && typeof value === 'string') {
    const near = closest(value, pointNames);
    return say.unknownPoint({ plugin, path, name: value, near, known: pointNames }, place);
  }
  if (isFactory(issue)) return say.instanceNotFactory({ plugin, path, found: kindOf(value) }, place);
  const { says } = flawOf(issue, definition);
  const key = issue.path.at(-1);
  const own = typeof key === 'string' ? `${key}: ` : '';
  const way = `Write ${own}${exampleOf(issue.message)}.`;
  return say.badDefinition({ plugin, path, says, way }, place);
}

function problemsOf(issue: Issue, defined: Defined): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') return [problemOf(issue, defined)];
  if (isOfClass(at(defined.definition, issue.path))) return [];
  return issue.keys.map((key) => unknownKey(key, issue, defined));
}

type Members = Readonly<Record<string, unknown>>;

/** What was checked, as it was then; functions still find what their own object holds. */
function kept(checked: unknown, own: unknown): unknown {
  if (typeof checked !== 'object' || checked === null) return checked;
  const member = (key: string | number, value: unknown): unknown =>
    typeof value === 'function' ? value.bind(own) : kept(value, (own as Members)[key]);
  return Array.isArray(checked)
    ? checked.map((value: unknown, index) => member(index, value))
    : Object.fromEntries(Object.entries(checked as Members).map(([key, value]) => [key, member(key, value)]));
}

const most = 20;

/** What a module exports by default as a plugin, or everything that is wrong with it. */
function definitionOf(defined: Defined): Checked<PluginDefinition> {
  const { plugin, definition, place } = defined;
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition))
    return bad(say.noDefaultExport({ plugin, names: [], found: kindOf(definition) }, place));
  const read = definitionShape.safeParse(definition, { jitless: true });
  const problems = read.error?.issues.flatMap((issue) => problemsOf(issue, defined)) ?? [];
  return problems.length > 0
    ? bad(...problems.slice(0, most))
    : good(kept(read.data ?? definition, definition) as PluginDefinition);
}

type Namespace = Readonly<Record<string, unknown>>;

/** The default export of a module; what a compiler to CommonJS has made of one, too. */
function defaultOf({ default: found }: Namespace): unknown {
  const compiled = found as { readonly __esModule?: unknown; readonly default?: unknown } | null | undefined;
  return typeof compiled === 'object' && compiled?.__esModule === true ? compiled.default : found;
}

const ofLoaders = new Set(['default', 'module.exports', '__esModule']);

/** A module as a plugin. */
export function pluginIn(
  module: unknown,
  plugin: string,
  place: Span | undefined,
): Checked<PluginDefinition> {
  const namespace = module as Namespace;
  const definition = defaultOf(namespace);
  const names = Object.keys(namespace).filter((name) => !ofLoaders.has(name));
  return definition === undefined
    ? bad(say.noDefaultExport({ plugin, names, found: undefined }, place))
    : definitionOf({ plugin, definition, place });
}
