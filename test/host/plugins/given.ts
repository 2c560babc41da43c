import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { outputs } from '../../../src/bundle/plugins.mjs';
import { nodePlugins } from '../../../src/host/plugins/node.ts';
import type { BuildOptions } from 'esbuild';
import type { NodePlugins } from '../../../src/host/plugins/node.ts';
import { emptyFolder } from '../means.ts';

/** A folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

let ours: Promise<string> | undefined;

/** What of odpm's own package plugins need, built of the sources as they are. */
export const builtPackage = (): Promise<string> => {
  ours ??= (async () => {
    const folder = emptyFolder();
    cpSync('bin/import.cjs', join(folder, 'bin/import.cjs'));
    await Promise.all(outputs(join(folder, 'dist')).map((each) => build(each as BuildOptions)));
    return folder;
  })();
  return ours;
};

type Functions = { readonly [Name in keyof NodePlugins]: NodePlugins[Name] };

export interface Plugins extends Functions {
  /** What was written to stderr. */
  readonly printed: () => string;
  readonly interrupt: () => void;
}

/** Plugins as odpm runs them, with these roots open. */
export async function plugins(
  roots: readonly string[] = [],
  { deadline = 5000 }: { readonly deadline?: number } = {},
): Promise<Plugins> {
  let said = '';
  const interrupted = new AbortController();
  const machine = { cwd: process.cwd(), package: await builtPackage() };
  const err = (text: string): void => {
    said += text;
  };
  const aside = (plugin: string, line: string): void => err(`  ${plugin}: ${line}\n`);
  const host = nodePlugins({ machine, err, aside, interrupted: interrupted.signal, deadline });
  await host.open(roots);
  return { ...host, printed: () => said, interrupt: () => interrupted.abort() };
}
