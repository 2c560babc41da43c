import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, test } from 'vitest';
import type { TestAPI } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, real, empty; removed after the tests of the file. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-host-')));
  made.push(folder);
  return folder;
}

/** A program of its own, for what must be done to a process from outside: TypeScript text → path of a file that Node runs. */
export async function bundled(contents: string): Promise<string> {
  const outfile = join(emptyFolder(), 'program.mjs');
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  return outfile;
}

const runs = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0;

const asked = {
  root: () => process.getuid?.() === 0,
  cc: () => runs('cc', '--version'),
  chattr: () => runs('sh', '-c', 'file=$(mktemp) && chattr +i "$file" && chattr -i "$file" && rm "$file"'),
  strace: () => runs('strace', '-qq', '-o', '/dev/null', 'true'),
  mount: () => runs('unshare', '-m', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt'),
  pyyaml: () => runs('python3', '-c', 'import yaml'),
  compose: () => runs('docker', 'compose', 'version'),
  setpriv: () => runs('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'true'),
};

/**
 * The test, or one that is skipped and says which means this machine lacks. Where ODPM_REQUIRE_DOCKER is 1, Compose may not
 * be lacking.
 */
export function needs(...means: (keyof typeof asked)[]): TestAPI | TestAPI['skip'] {
  const lacking = means.filter((one) => !asked[one]());
  if (lacking.length === 0) return test;
  if (lacking.includes('compose') && process.env['ODPM_REQUIRE_DOCKER'] === '1')
    throw new Error('docker compose is lacking, and ODPM_REQUIRE_DOCKER is 1');
  console.warn(`this machine lacks ${lacking.join(', ')}: some things are not tested here`);
  return test.skip;
}
