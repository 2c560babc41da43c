import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost, nodeFiles, nodeHost } from '../../src/host/index.ts';
import { entry } from './box.ts';
import type { Box, Ended } from './box.ts';

/** A plugin in one file: what its module says behind the imports. */
export const pluginText = (definition: string): string =>
  `import { definePlugin, on, Refusal, verdict, write } from 'odpm/sdk';\nexport default definePlugin(${definition});\n`;

export const put = (at: Box, name: string, definition: string): void =>
  at.put(`.odpm/plugins/${name}.mjs`, pluginText(definition));

const staticPart = (name: string): string =>
  JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    odpm: { name, api: '>=1.0 <2', entry: './index.js' },
  });

/** Code that leaves a trace as soon as it is loaded, whatever it is loaded by. */
const tripwire = (path: string): string =>
  `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(path)}, 'loaded');\nthrow new Error('loaded');\n`;

/** npm has no network, and nothing of the one who runs the tests. */
const npmAlone = (at: Box): Readonly<Record<string, string>> => ({
  npm_config_offline: 'true',
  npm_config_cache: join(at.root, 'npm'),
  npm_config_userconfig: join(at.root, 'npmrc'),
});

/** Packs a package and installs it as the manifest has to name it; runs none of its code. */
export function installed(at: Box, name: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) at.put(`../author/${name}/${path}`, text);
  mkdirSync(join(at.project, 'vendor'), { recursive: true });
  const npm = join(dirname(process.execPath), 'npm');
  const words = ['pack', '--ignore-scripts', `--pack-destination=${join(at.project, 'vendor')}`];
  const packed = spawnSync(npm, words, {
    cwd: join(at.root, 'author', name),
    env: { ...at.environment, ...npmAlone(at) },
  });
  expect(packed.status).toBe(0);
  const [tarball = ''] = readdirSync(join(at.project, 'vendor'));
  const { code, err } = at.run(
    [process.execPath, entry, 'plugins', 'install', `${name}@file:vendor/${tarball}`, '--write'],
    npmAlone(at),
  );
  expect({ code, err }).toMatchObject({ code: 0 });
}

/** Plugins of every kind, each with a tripwire in the folder of the victim. */
export function hostile(at: Box): void {
  const wire = (name: string): string => tripwire(join(at.victim, name));
  installed(at, 'pack', {
    'package.json': staticPart('pack'),
    'index.js': wire('pack'),
    'install.js': wire('install'),
  });
  at.put('.odpm/plugins/mine.mjs', wire('mine'));
  at.put('.odpm/plugins/plain.js', wire('plain'));
  at.put('.odpm/plugins/typed.ts', `const typed: number = 1;\n${wire('typed')}export { typed };\n`);
  at.put('.odpm/plugins/folder/package.json', staticPart('folder'));
  at.put('.odpm/plugins/folder/index.js', wire('folder'));
  at.put('.odpm/plugins/old.py', `open(${JSON.stringify(join(at.victim, 'old'))}, 'w')\n`);
}

export const untripped = (at: Box): boolean => !readdirSync(at.victim).some((name) => name !== 'file');

/** What is generated is there only after a run. */
export const generated = (at: Box): boolean => existsSync(join(at.project, 'docker-compose.yml'));

export const up = (at: Box, ...more: readonly string[]): Ended =>
  at.odpm('up', '--skip-start', '--trust', '--quiet', ...more);

interface Here {
  /** What the person types; none: there is no terminal. */
  readonly answers?: string[];
  /** Milliseconds that code of a plugin has. */
  readonly deadline?: number;
  readonly env?: Readonly<Record<string, string>>;
}

const top = join(import.meta.dirname, '..', '..');

/** Runs a command in this process: real files and programs, a terminal in memory, and a deadline that a test can wait for. */
export async function runHere(
  at: Box,
  words: string,
  { answers, deadline = 5000, env }: Here,
): Promise<Ended> {
  const memory = memoryHost({
    interactive: answers !== undefined,
    answers: answers ?? [],
    package: top,
    plugins: { deadline },
  });
  const own = nodeHost(top);
  const environment = { ...at.environment, ...env };
  const machine = { ...own.machine, cwd: at.project, home: at.home, environment };
  const { terminal, plugins } = memory;
  const host = { ...own, machine, terminal, plugins, files: nodeFiles(at.project) };
  const code = await run(words.split(' '), host);
  return { code, ...memory.printed() };
}

/** What was said on stderr: code and message of each error. */
export const errors = (err: string): string[] =>
  [...err.matchAll(/^error: (.*)\n(?:[\s\S]*?)\(odpm explain (\S+)\)/gm)].map(
    ([, message = '', code = '']) => `${code}: ${message}`,
  );

/** One error and nothing else, and its exit code. */
export const one = (exit: number, said: string): object => ({
  exit,
  out: '',
  errors: [expect.stringContaining(said) as string],
});
export const shown = ({ code, out, err }: Ended): object => ({ exit: code, out, errors: errors(err) });
