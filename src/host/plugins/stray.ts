import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isTheirs } from './borders.ts';
import { allowed } from './imports.ts';
import type { Running } from './running.ts';

const place = /(file:\/\/[^\s()]+?|\/[^\s():]+)(:\d+:\d+)/g;

/** A place in a module of a plugin. */
export interface Place {
  readonly url: string;
  /** `:12:3`. */
  readonly position: string;
}

/** The first place of a stack that lies in a plugin. */
export function placeIn(stack: string): Place | undefined {
  for (const [, found = '', position = ''] of stack.matchAll(place)) {
    const url = found.startsWith('file:') ? found : pathToFileURL(found).href;
    if (isTheirs(url, allowed())) return { url, position };
  }
  return undefined;
}

/** Module → the call that loaded it. */
const owners = new Map<string, Running>();

/** Keeps in mind whose a module is. */
export function belongs(file: string, one: Running): void {
  owners.set(file, one);
}

/** A call of the plugin whose code was left behind, where no other one can be meant; without a place all can. */
export function ownerOf(found: Place | undefined): Running | undefined {
  const file = found ? fileURLToPath(found.url) : '';
  const own = owners.get(file);
  if (own !== undefined) return own;
  const near = [...owners].filter(([entry]) => !found || file.startsWith(`${dirname(entry)}/`));
  const names = new Set(near.map(([, { plugin }]) => plugin));
  return names.size === 1 ? near[0]?.[1] : undefined;
}

const deepest = 50;

function stackNow(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = deepest;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return String(stack);
}

const placeNow = (): Place | undefined => (allowed().roots.length > 0 ? placeIn(stackNow()) : undefined);

/** Whether this is called by code that a plugin left behind, when no call of it is known to be on its way. */
export const isStray = (): boolean => placeNow() !== undefined;

/** The plugin that left the code behind by which this is called, where that is known. */
export function stray(): Running | undefined {
  const found = placeNow();
  return found && ownerOf(found);
}
