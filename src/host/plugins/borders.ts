import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What modules of plugins may import. */
export interface Borders {
  /** Absolute, links followed. */
  readonly roots: readonly string[];
  /** Folder of odpm's own bundle. */
  readonly dist: string;
}

const sdk: Readonly<Record<string, string>> = {
  'odpm/sdk': 'sdk.mjs',
  'odpm/sdk/services': 'sdk-services.mjs',
  'odpm/sdk/testing': 'sdk-testing.mjs',
};

const outside = 'ODPM_IMPORT_OUTSIDE';

const below = (path: string, root: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

const inRoots = (path: string, roots: readonly string[]): boolean => roots.some((root) => below(path, root));

/** The file of a module, or `undefined` when it is none. */
function fileOf(url: string | undefined): string | undefined {
  return url?.startsWith('file:') === true ? fileURLToPath(url) : undefined;
}

/** Whether what imports is a module of a plugin. */
export function isTheirs(importer: string | undefined, { roots }: Borders): boolean {
  const file = fileOf(importer);
  return file !== undefined && inRoots(file, roots);
}

/** Where a module of odpm's own lies, as a plugin imports it; `undefined` for any other. */
export function ownModule(specifier: string, { dist }: Borders): string | undefined {
  const file = Object.hasOwn(sdk, specifier) ? sdk[specifier] : undefined;
  return file === undefined ? undefined : pathToFileURL(`${dist}${sep}${file}`).href;
}

const isBare = (specifier: string): boolean => !/^(\.{0,2}\/|[a-z][a-z0-9+.-]+:|#)/i.test(specifier);

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

interface Import {
  readonly specifier: string;
  readonly importer: string | undefined;
  /** What Node makes of it. */
  readonly url: string;
}

/**
 * What a plugin must not import. A package that lies elsewhere counts as not installed: who else has one is chance.
 * @throws an Error with a `code`: Node's `ERR_MODULE_NOT_FOUND`, or the one that `isImportOutside` knows
 */
export function check({ specifier, importer, url }: Import, { roots }: Borders): void {
  if (url.startsWith('node:')) return;
  const file = fileOf(url);
  if (file !== undefined && inRoots(real(file), roots)) return;
  const by = fileOf(importer) ?? '';
  const [code, message] = isBare(specifier)
    ? ['ERR_MODULE_NOT_FOUND', `Cannot find package '${specifier}' imported from ${by}`]
    : [outside, `${by} imports ${specifier}, which is outside of its plugin`];
  throw Object.assign(new Error(message), { code });
}

/** Whether a plugin could not be loaded because it imports a file that lies outside of it; its message says which. */
export const isImportOutside = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === outside;
