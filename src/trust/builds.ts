import { resolve } from 'node:path';
import { isInside, isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Service } from '../model/index.ts';
import { opens, realOf } from './opens.ts';
import type { At } from './opens.ts';

const caches = ['cache_from', 'cache_to'] as const;

/** A cache that a registry or a service keeps; every other one is, or may be, a folder of this machine. */
const remote = /^type=(registry|inline|gha|s3|azblob)$/i;

const text = (cache: Json): string => (typeof cache === 'string' ? cache : JSON.stringify(cache));

const isLocal = (cache: string): boolean =>
  cache.split(',').some((word) => /^[\s"]*type/i.test(word) && !remote.test(word));

/** Keys of a build that give it the host's network, keys or further folders. */
export function buildKeys(build: Json | undefined): string[] {
  if (!isObject(build)) return [];
  const found = ['ssh', 'additional_contexts', 'privileged'].filter((key) => build[key] !== undefined);
  const network = build['network'] === 'host' ? ['build.network host'] : [];
  const kept = caches.flatMap((key) => {
    const said = build[key];
    const local = isList(said) ? said.map(text).filter(isLocal) : [];
    return local.map((cache) => `build.${key} ${cache}`);
  });
  return [...found.map((key) => `build.${key} ${JSON.stringify(build[key])}`), ...network, ...kept];
}

/** A folder of this machine whose files a build may copy, and a Dockerfile that lies elsewhere. */
export async function buildsFrom(name: string, { rest: { build } }: Service, at: At): Promise<string[]> {
  const context = isObject(build) ? build['context'] : undefined;
  if (typeof context !== 'string' || /^[a-z]+:\/\//.test(context)) return [];
  const said = isObject(build) ? build['dockerfile'] : undefined;
  const file = resolve(at.folder, context, typeof said === 'string' ? said : 'Dockerfile');
  const folder = await opens(context, at);
  const below = isInside(await realOf(resolve(at.folder, context), at.look), await realOf(file, at.look));
  const dockerfile = below ? undefined : await opens(file, at);
  return [
    ...(folder === undefined ? [] : [`service ${name}: is built from ${folder}`]),
    ...(dockerfile === undefined ? [] : [`service ${name}: is built by ${dockerfile}`]),
  ];
}
