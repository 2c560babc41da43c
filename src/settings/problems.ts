import { closest } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

// A .env may hold secrets: no message shows a value or a line of it.

export const badLine = problem('settings/bad-line', {
  message: ({ why }: { readonly why: string }) => why,
  fix: () => 'Write NAME=value, or begin the line with # for a comment.',
});

interface Key {
  readonly key: string;
}

/** A setting that a file or, `outside` of all, the environment of the process gives. */
interface Given extends Key {
  readonly outside: boolean;
}

const called = ({ key, outside }: Given): string => (outside ? `${key} of the environment` : key);

const assigned = ({ key, outside }: Given, value: string): string =>
  outside
    ? `Set ${key}=${value} in the environment that odpm gets, or unset it there.`
    : `Write ${key}=${value}.`;

export const bareKey = problem('settings/bare-key', {
  message: ({ key = 'a word' }: { readonly key: string | undefined }) => `${key} is written without a value`,
  fix: ({ key = 'NAME' }) => `Write ${key}= for an empty value, or remove the line.`,
});

export const twice = problem('settings/twice', {
  message: ({ key }: Key) => `${key} is set twice in this file`,
  fix: () => 'Keep one of the two.',
});

export const unterminated = problem('settings/unterminated', {
  message: ({ key }: Key) => `the value of ${key} has an unterminated quote`,
  fix: () => 'Close the quote at the end of the value.',
});

interface Differently extends Key {
  readonly because: string;
  /** The quotes in which both read the same, where there are any. */
  readonly quotes: string | undefined;
}

export const readsDifferently = problem('settings/reads-differently-in-compose', {
  severity: 'warning',
  message: ({ key, because }: Differently) => `Docker Compose reads ${key} differently because of ${because}`,
  fix: ({ key, quotes }) =>
    quotes === undefined
      ? `Change the value of ${key}: there are no quotes in which both read the same.`
      : `Put the whole value of ${key} in ${quotes} quotes.`,
});

export const readDifferently = problem('settings/read-differently-before', {
  severity: 'warning',
  message: ({ key, because }: Key & { readonly because: string }) =>
    `odpm 4 read another value of ${key}: ${because}`,
  fix: ({ key }) =>
    `Check that ${key} is what you mean; quotes around a value are not part of it, # starts a comment, % is written once.`,
});

export const unknownKey = problem('settings/unknown-key', {
  severity: 'warning',
  message: ({ key }: Key & { readonly meant: string | undefined }) => `odpm has no setting ${key}`,
  fix: ({ meant }) =>
    meant === undefined
      ? 'Remove it, or rename it: names of your own do not begin with ODPM_.'
      : `Did you mean ${meant}?`,
});

export const processOnly = problem('settings/process-only', {
  severity: 'warning',
  message: ({ key }: Key) => `${key} has no effect in a .env file`,
  fix: ({ key }) => `Set ${key} in the environment of the process.`,
});

interface OutOfRange extends Given {
  readonly least: number;
  readonly most: number;
  readonly standard: string;
}

export const outOfRange = problem('settings/out-of-range', {
  message: (given: OutOfRange) =>
    `${called(given)} must be a whole number from ${given.least} to ${given.most}`,
  fix: (given) => assigned(given, given.standard),
});

interface Unfit extends Given {
  /** What it must be, in words. */
  readonly rule: string;
  readonly example: string;
}

export const unfit = problem('settings/bad-value', {
  message: (given: Unfit) => `${called(given)} takes ${given.rule}, but has another value`,
  fix: ({ key, example }) => `Write it like ${key}=${example}.`,
});

export const notYesNo = problem('settings/not-yes-no', {
  message: (given: Given) => `${called(given)} must be yes or no`,
  fix: ({ key }) => `Write ${key}=yes or ${key}=no; 1/0, true/false and on/off are read too.`,
});

export const idleName = problem('settings/idle-name', {
  severity: 'warning',
  message: () => 'POSTGRES_SERVICE_NAME has no effect when ODPM_COMPOSE_PREFIX is set',
  fix: () => 'Remove one of the two; with the prefix acme the service is acme-db.',
});

export const kaniko = problem('settings/kaniko', {
  severity: 'note',
  message: ({ key }: Key) => `${key} and all settings of kaniko are kept, but this odpm does not use them`,
  fix: () => 'Leave them for odpm 4, or remove them; ODPM_CI_IMAGE_BUILDER=docker builds without kaniko.',
});

interface Unknown extends Given {
  readonly allowed: readonly string[];
}

export const unknownValue = problem('settings/unknown-value', {
  message: (given: Unknown) => `${called(given)} must be one of ${given.allowed.join(', ')}`,
  fix: (given) => assigned(given, given.allowed[0] ?? ''),
});

export const noScenario = problem('settings/no-scenario', {
  exit: 64,
  message: ({ word }: { readonly word: string; readonly known: readonly string[] }) =>
    `there is no scenario "${word}"`,
  fix: ({ word, known }) => `Write --scenario ${closest(word, known) ?? known.join(' or --scenario ')}.`,
});

interface Member {
  readonly pointer: string;
}

/** What a key in JSON is called in a sentence; the root has no name. */
const named = (pointer: string): string => (pointer === '' ? 'the file' : pointer);

export const unknownMember = problem('settings/unknown-member', {
  severity: 'warning',
  message: ({ pointer }: Member & Suggestion) => `odpm does not know the key ${pointer} in this file`,
  fix: ({ meant, known }) =>
    meant === undefined ? `Remove it; known here: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
});

interface Suggestion {
  readonly meant: string | undefined;
  readonly known: readonly string[];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  array: 'a list',
  object: 'an object',
};

export const wrongType = problem('settings/wrong-type', {
  message: ({
    pointer,
    wanted,
  }: Member & { readonly wanted: readonly string[]; readonly example: Example }) =>
    `${named(pointer)} must be ${wanted.map((kind) => kinds[kind] ?? kind).join(' or ')}`,
  fix: ({ example, wanted }) => like(example, wanted.includes('object') ? '{}' : '"text"'),
});

type Example = string | undefined;
const like = (example: Example, otherwise: string): string => `Write it like ${example ?? otherwise}.`;

export const badMember = problem('settings/bad-member', {
  message: ({ pointer }: Member & { readonly example: Example }) => `${pointer} has the wrong form`,
  fix: ({ example }) => like(example, '"text"'),
});

export const missingMember = problem('settings/missing-member', {
  message: ({ key }: Member & { readonly key: string }) => `"${key}" is missing`,
  fix: ({ key }) => (key === 'schema_version' ? 'Add "schema_version": 1.' : `Add "${key}": {}.`),
});
