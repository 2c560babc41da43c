import { dirname, join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Ended, Host } from '../../host/index.ts';
import { failed } from '../exec.ts';
import { noNpm, npmFailed } from '../packages-problems.ts';
import { howItEnded } from '../words.ts';

/** The npm of the Node that runs, as it is called. */
async function npmOf({ machine, files }: Host): Promise<Checked<readonly string[]>> {
  const bin = dirname(machine.node);
  for (const path of [join(bin, 'npm'), join(bin, '../lib/node_modules/npm/bin/npm-cli.js')]) {
    const real = await files.real(path);
    if (real !== undefined) return good(real.endsWith('.js') ? [machine.node, real] : [real]);
  }
  return bad(noNpm({ node: machine.node }));
}

/**
 * What odpm says of everything that may differ from user to user or from project to project. No code of a package runs;
 * each has what it needs in its own folder; nothing is taken that no plugin names.
 */
const fixed = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-bin-links',
  '--no-global',
  '--no-dry-run',
  '--no-color',
  '--no-progress',
  '--package-lock',
  '--no-package-lock-only',
  '--lockfile-version=3',
  '--omit-lockfile-registry-resolved',
  '--install-strategy=nested',
  '--install-links=false',
  '--legacy-peer-deps',
  '--omit=dev',
  '--loglevel=error',
];

/** For what npm itself calls in a package of git. */
const around = { npm_config_ignore_scripts: 'true', npm_config_git: 'git' };

const patience = 15 * 60_000;

export interface Calling {
  readonly words: readonly string[];
  /** Where it works, and whose `.npmrc` it reads. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** `npm error code E404`. */
const codeIn = ({ stderr }: Ended): string | undefined => /^npm (?:ERR!|error) code (\w+)/m.exec(stderr)?.[1];

/** Runs npm with the user's own settings and none of the project. */
export async function npm({ words, folder, signal }: Calling, host: Host): Promise<Checked<string>> {
  const program = await npmOf(host);
  if (!program.ok) return program;
  const ended = await host.programs.run({
    argv: [...program.value, ...words, `--prefix=${folder}`, ...fixed],
    folder,
    // A user's own .npmrc may name any variable.
    environment: { ...host.programs.forHooks(new Map()).environment, ...around },
    timeout: patience,
    signal,
  });
  if (!failed(ended)) return good(ended.stdout);
  return bad(npmFailed({ code: codeIn(ended), how: howItEnded(ended), output: ended.tail }));
}

/** The version of a package that its registry gives to who asks for none. */
export async function latestVersion(name: string, signal: AbortSignal, host: Host): Promise<Checked<string>> {
  // No project's `.npmrc` lies there.
  const calling = { words: ['view', name, 'version'], folder: host.machine.package, signal };
  const said = await npm(calling, host);
  if (!said.ok) return said;
  const version = /^\d\S*$/m.exec(said.value)?.[0];
  return version === undefined
    ? bad(npmFailed({ code: 'ETARGET', how: 'said no version', output: said.value.trim() }))
    : good(version);
}
