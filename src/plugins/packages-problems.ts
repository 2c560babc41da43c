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
      ? `Run "odpm plugins install ${name}": it is fetched and locked anew.`
      : 'Run "odpm plugins install": it installs what the manifest and the lock say.',
});

export const lockBroken = problem('plugins/lock-broken', {
  message: ({ file }: { readonly file: string }) => `${file} is not what odpm writes there`,
  fix: ({ file }) =>
    `Take it back from git: git checkout ${file}; or remove it, and run "odpm plugins install".`,
});

interface Spec extends Named {
  readonly spec: string;
  readonly why: string;
  readonly instead: string;
}

export const badSpec = problem('plugins/bad-spec', {
  message: ({ name, spec, why }: Spec) => `"${spec}" says no version of ${name}: ${why}`,
  fix: ({ instead }) => instead,
});
