import { closest, few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface Named {
  /** Of the package. */
  readonly name: string;
}

export const notInstalled = problem('plugins/not-installed', {
  message: ({ name }: Named) => `the package ${name} is not installed`,
  fix: () => 'Run "odpm plugins install".',
});

interface Drift extends Named {
  /** `odpm-plugin-traefik 1.2.4 is installed, and the lock says 1.2.3`. */
  readonly what: string;
  /** The package has to be fetched anew by its name: the lock itself lacks something. */
  readonly anew: boolean;
}

export const integrity = problem('plugins/integrity', {
  message: ({ what }: Drift) => what,
  fix: ({ name, anew }) =>
    anew
      ? `Run "odpm plugins install ${name}": it is fetched and locked again.`
      : 'Run "odpm plugins install": it installs what the manifest and the lock say.',
});

export const lockBroken = problem('plugins/lock-broken', {
  message: ({ file }: { readonly file: string }) => `${file} is not what odpm writes there`,
  fix: ({ file }) =>
    `Restore it from git: git checkout ${file}; or remove it, and run "odpm plugins install".`,
});

export const lockNewer = problem('plugins/lock-newer', {
  message: ({ file }: { readonly file: string; readonly version: number }) =>
    `${file} was written by a newer odpm`,
  fix: ({ version }) => `Update odpm to one that knows version ${version} of this file.`,
});

interface Spec extends Named {
  readonly spec: string;
  readonly why: string;
  readonly instead: string;
}

export const badSpec = problem('plugins/bad-spec', {
  message: ({ name, spec, why }: Spec) => `"${spec}" does not name a version of ${name}: ${why}`,
  fix: ({ instead }) => instead,
});

export const nothingThere = problem('plugins/nothing-there', {
  message: ({ name, path }: Named & { readonly path: string }) =>
    `${name} is to come from ${path}, but nothing is there`,
  fix: () => 'Write its path from the project folder: "file:vendor/plugin-1.0.0.tgz", "file:../plugin".',
});

export const lockDiffers = problem('plugins/lock-differs', {
  message: ({ names, file }: { readonly names: readonly string[]; readonly file: string }) =>
    `${file} does not match the manifest: ${few(names)}`,
  fix: () => 'Run "odpm plugins install" without --frozen, and commit the lock.',
});

export const notAPlugin = problem('plugins/not-a-plugin', {
  message: ({ name }: Named) => `${name} is not a plugin: its package.json has no "odpm" field`,
  fix: ({ name }) =>
    `Look for its right name; if it is your own, write there: "odpm": { "name": "${name}", "api": ">=1.0 <2", "entry": "./index.js" }.`,
});

export const bringsOdpm = problem('plugins/brings-odpm', {
  message: ({ names }: { readonly names: readonly string[] }) =>
    `an odpm of its own comes with ${few(names)}`,
  fix: () =>
    'Have its author make odpm an optional peer: "peerDependenciesMeta": { "odpm": { "optional": true } }.',
});

export const badPackageName = problem('plugins/bad-package-name', {
  exit: 64,
  message: ({ said }: { readonly said: string }) => `"${said}" does not begin with the name of a package`,
  fix: ({ said }) =>
    /[./]/.test(said)
      ? `Write its name before it: odpm plugins install NAME@file:${said.replace(/^file:/, '')}`
      : 'Write it as npm does, in lower case: odpm-plugin-traefik, @scope/name.',
});

interface Unknown extends Named {
  readonly known: readonly string[];
}

const instead = (name: string, known: readonly string[], none: string): string => {
  const near = closest(name, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return known.length === 0 ? none : `Write one of these: ${few(known)}.`;
};

export const notNamed = problem('plugins/not-named', {
  message: ({ name }: Unknown) => `extensions.plugins names no package ${name}`,
  fix: ({ name, known }) => instead(name, known, 'There is nothing to remove.'),
});

export const offForAll = problem('plugins/off-for-all', {
  message: ({ name }: Named) => `the manifest switches ${name} off`,
  fix: ({ name }) => `Remove "${name}" from its extensions.disable.`,
});

export const badNewName = problem('plugins/bad-new-name', {
  exit: 64,
  message: ({ name }: Named) => `no plugin can have the name "${name}"`,
  fix: ({ name }) => {
    const better = name
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[-_]+|[-_]+$/g, '');
    return `Write it in lower-case letters, digits, "_" and "-": ${better === '' ? 'greeting' : better}`;
  },
});

export const folderTaken = problem('plugins/folder-taken', {
  exit: 7,
  message: ({ folder }: { readonly folder: string }) =>
    `${folder} already exists, and is not an empty folder`,
  fix: () => 'Take another name, or make the plugin in another folder: odpm -C FOLDER plugins new NAME',
});

export const noPluginHere = problem('plugins/no-plugin-here', {
  message: ({ folder }: { readonly folder: string }) => `${folder} has no package.json with an "odpm" field`,
  fix: () => 'Run it in the folder of a plugin; "odpm plugins new NAME" makes one.',
});
