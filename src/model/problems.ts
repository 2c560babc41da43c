import { problem } from '../diagnostics/index.ts';
import type { Managed } from './managed.ts';

// What several rooms say, and what is wrong with the words of a call.

const homeOf = (path: string): string =>
  path.endsWith('.yml')
    ? 'odpm.json or docker-compose.override.yml'
    : 'system_packages or .odpm/Dockerfile.extra';

export const editedFile = problem('model/edited-file', {
  exit: 7,
  message: (f: { path: string }) => `${f.path} is generated, and was edited by hand`,
  fix: (f) =>
    `Look at the change with "odpm plan --diff", move it to ${homeOf(f.path)}, then run "odpm up --replace ${f.path}", which keeps a copy.`,
});

export const inTheWay = problem('model/in-the-way', {
  exit: 7,
  message: (f: { path: string; what: string }) => `${f.path} is ${f.what}, where odpm generates a file`,
  fix: (f) => `Move ${f.path} away: odpm writes a file of its own there.`,
});

/** A step of this run waits for the user's yes; several rooms say so of their own steps. */
export const notTrusted = problem('model/not-trusted', {
  severity: 'note',
  exit: 4,
  message: (f: { what: string }) => `not trusted: ${f.what}`,
  fix: () => 'Run "odpm trust": it shows what would run, and asks whether you trust it.',
});

interface Version {
  readonly name: string;
  /** The question, as a person would ask it. */
  readonly asked: string;
  /** `undefined`: it failed. */
  readonly said: string | undefined;
  readonly oldest: string;
  readonly output: string;
}

export const dockerTooOld = problem('model/docker-too-old', {
  exit: 6,
  message: (f: Version) =>
    f.said === undefined
      ? `${f.name} does not say its version: "${f.asked}" fails`
      : `the version of ${f.name} is "${f.said}"; the oldest that works is ${f.oldest}`,
  fix: (f) =>
    `Install ${f.name} ${f.oldest} or newer, with its plugins: https://docs.docker.com/engine/install/`,
  output: (f) => f.output,
});

export const badDatabase = problem('model/bad-database-name', {
  exit: 64,
  message: (f: { name: string }) => `"${f.name}" cannot be the name of a database`,
  fix: () =>
    'Use lower-case letters, digits, "_" and "-", at most 63, as in "shop"; postgres and template… are reserved.',
});

export const badModule = problem('model/bad-module-name', {
  exit: 64,
  message: (f: { name: string }) => `"${f.name}" cannot be the name of a module`,
  fix: () => 'Name modules by their folders: letters, digits and "_", separated by commas.',
});

export const notStartedHere = problem('model/not-started-here', {
  exit: 64,
  message: () => 'the scenario ci starts no containers on this machine',
  fix: () => 'Run "odpm up --skip-start" to generate its files, or use another --scenario.',
});

export const noDatabase = problem('model/no-database', {
  exit: 64,
  message: (f: { option: string }) => `--${f.option} needs to know the database`,
  fix: (f) => `Add --database NAME beside --${f.option}.`,
});

export const notGenerated = problem('model/not-generated', {
  exit: 64,
  message: (f: { path: string; known: readonly string[] }) =>
    `${f.path} is not a file that odpm generates and people may edit`,
  fix: (f) => `Name one of these: ${f.known.join(', ')}.`,
});

export const managedArgument = problem('model/managed-argument', {
  exit: 64,
  message: (f: Managed) => `odpm itself gives odoo-bin ${f.word}`,
  fix: (f) => `Leave ${f.word} out; ${f.way}.`,
});

export const nothingToTest = problem('model/nothing-to-test', {
  exit: 64,
  message: () => '--test needs to know the modules whose tests are run',
  fix: () => 'Name them: --database NAME --update my_module --test.',
});
