import { isAbsolute, resolve } from 'node:path';
import { isInside, isList, isObject } from '../../base/index.ts';
import type { Json, JsonObject } from '../../base/index.ts';

/** From where the paths of a service count, and what they may not reach. */
export interface Around {
  /** The repository that says them, absolute. */
  readonly folder: string;
  /** The project's own folder: its files are none of a dependency's business. */
  readonly project: string;
  /** Sources of its services, absolute. */
  readonly sources: readonly string[];
}

type Change = (path: string) => string;

/** How the paths of a key are found. */
type Places = Readonly<Record<string, (value: Json, change: Change) => Json>>;

/** The keys of a body that hold paths, with these changed. */
const placed = (body: JsonObject, places: Places, change: Change): JsonObject =>
  Object.fromEntries(
    Object.entries(places).flatMap(([key, place]): [string, Json][] => {
      const value = body[key];
      return value === undefined || value === null ? [] : [[key, place(value, change)]];
    }),
  );

const isPath = /^\.{1,2}(\/|$)/;

/** `./conf:/etc/app:ro`; what names a volume or lies in the user's home stays. */
function shortMount(text: string, change: Change): string {
  const [source = '', ...rest] = text.split(':');
  const counts = rest.length > 0 && (isPath.test(source) || isAbsolute(source));
  return counts ? [change(source), ...rest].join(':') : text;
}

function mount(value: Json, change: Change): Json {
  if (typeof value === 'string') return shortMount(value, change);
  if (!isObject(value) || value['type'] !== 'bind' || typeof value['source'] !== 'string') return value;
  return { ...value, source: change(value['source']) };
}

function envFile(value: Json, change: Change): Json {
  if (typeof value === 'string') return change(value);
  return isObject(value) && typeof value['path'] === 'string'
    ? { ...value, path: change(value['path']) }
    : value;
}

/** What stands behind the names of a map, or of a list of `name=value`. */
function pairs(value: Json, change: Change): Json {
  const line = (text: string): string => text.replace(/(?<==).*/s, change);
  if (isList(value)) return value.map((each) => (typeof each === 'string' ? line(each) : each));
  if (!isObject(value)) return value;
  const rows = Object.entries(value).map(([name, path]): [string, Json] => [
    name,
    typeof path === 'string' ? change(path) : path,
  ]);
  return Object.fromEntries(rows);
}

const isAddress = /^([a-z][a-z0-9+.-]*:\/\/|service:|target:|git@)/i;

/** A folder with images, and which of them: `oci-layout://./images:1.2`. */
const layout = /^(oci-layout:\/\/)([^:@]+)(.*)$/is;

/** Further contexts of a build. */
const contexts = (value: Json, change: Change): Json =>
  pairs(value, (path) => {
    const [, scheme, folder, which] = layout.exec(path) ?? [];
    if (scheme !== undefined && folder !== undefined) return `${scheme}${change(folder)}${which ?? ''}`;
    return isAddress.test(path) ? path : change(path);
  });

/** Sockets of agents, and keys: several in a row belong to one name. */
const agents = (value: Json, change: Change): Json =>
  pairs(value, (paths) => paths.split(',').map(change).join(','));

const isLocal = /(^|,)[\s"]*type\s*=\s*local[\s"]*(,|$)/i;

/** `src=./cache`, with quotes around it where it holds a comma. */
const folderField = /(?<=(?:^|,)\s*"\s*(?:src|dest)\s*=\s*)[^"]+|(?<=(?:^|,)\s*(?:src|dest)\s*=\s*)[^,"]+/gi;

/** Caches in folders: `type=local,src=./cache`. */
function caches(value: Json, change: Change): Json {
  const one = (text: Json): Json =>
    typeof text === 'string' && isLocal.test(text) ? text.replaceAll(folderField, change) : text;
  return isList(value) ? value.map(one) : one(value);
}

const inBuild: Places = {
  additional_contexts: contexts,
  ssh: agents,
  cache_from: caches,
  cache_to: caches,
};

function build(value: Json, change: Change): Json {
  if (typeof value === 'string') return change(value);
  if (!isObject(value)) return value;
  const { context, dockerfile } = value;
  // Compose takes the folder of its own file where none is said.
  const from = change(typeof context === 'string' ? context : '.');
  if (typeof dockerfile === 'string') change(resolve(from, dockerfile));
  return { ...value, context: from, ...placed(value, inBuild, change) };
}

/** An item, a list of them, or what a patch does to the list. */
function each(value: Json, one: (item: Json) => Json): Json {
  if (isList(value)) return value.map(one);
  if (!isObject(value)) return one(value);
  const lists = Object.entries(value).filter(([, items]) => isList(items));
  if (lists.length === 0) return one(value);
  return { ...value, ...Object.fromEntries(lists.map(([key, items]) => [key, each(items, one)])) };
}

const keys: Places = {
  build,
  env_file: (value, change) => each(value, (item) => envFile(item, change)),
  volumes: (value, change) => each(value, (item) => mount(item, change)),
};

/** A body with absolute paths, and those paths that lead out of its repository without being anybody's absolute ones. */
export interface Located {
  readonly body: JsonObject;
  readonly outside: readonly string[];
}

/** The paths of a service or patch count from the repository that says it. */
export function located(body: JsonObject, { folder, project, sources }: Around): Located {
  const outside: string[] = [];
  const change = (path: string): string => {
    if (path.startsWith('~')) return path;
    const whole = resolve(folder, path);
    const own = [folder, ...sources].some((each) => isInside(each, whole));
    if (!own && (!isAbsolute(path) || isInside(project, whole))) outside.push(path);
    return whole;
  };
  return { body: { ...body, ...placed(body, keys, change) }, outside };
}
