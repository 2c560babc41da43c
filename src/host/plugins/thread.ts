import { receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { LoadHook, ResolveHook } from 'node:module';
import { check, isTheirs, ownModule } from './borders.ts';
import type { Borders } from './borders.ts';
import { typescript } from './types.ts';
import { quietWarnings } from './warnings.ts';

// Runs in the thread that Node keeps for hooks.

let borders: Borders = { roots: [], dist: '' };
let told: MessagePort | undefined;

export function initialize(port: MessagePort): void {
  told = port;
  quietWarnings(() => true);
}

/** A message is there as soon as it was sent: what was opened before an import counts for it. */
function today(): Borders {
  for (let next = told && receiveMessageOnPort(told); next; next = told && receiveMessageOnPort(told))
    borders = (next as { readonly message: Borders }).message;
  return borders;
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  const now = today();
  const { parentURL: importer } = context;
  if (!isTheirs(importer, now)) return next(specifier, context);
  const own = ownModule(specifier, now);
  if (own !== undefined) return { url: own, format: 'module', shortCircuit: true };
  const found = await next(specifier, context);
  check({ specifier, importer, url: found.url }, now);
  return found;
};

export const load: LoadHook = async (url, context, next) => typescript(url, today()) ?? next(url, context);
