import { version } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface Instead {
  readonly what: string;
  readonly instead: string;
}

export const notJson = problem('manifest/not-json', {
  message: ({ what }: Instead) => what,
  fix: ({ instead }) => instead,
});

export const duplicateKey = problem('manifest/duplicate-key', {
  message: ({ key, pointer }: { readonly key: string; readonly pointer: string }) =>
    `duplicate key "${key}" (${pointer})`,
  fix: () => 'Keep one of the two.',
});

export const forbiddenKey = problem('manifest/forbidden-key', {
  message: ({ key }: { readonly key: string }) => `the key "${key}" is not allowed`,
  fix: () => 'Give it another name.',
});

export const unpairedSurrogate = problem('manifest/unpaired-surrogate', {
  message: () => 'a text holds an unpaired surrogate, which is no character',
  fix: () => 'Write both halves of the pair (\\ud83d\\ude00), or the character itself.',
});

export const numberTooLarge = problem('manifest/number-too-large', {
  message: () => 'a number is too large',
  fix: () => 'Write a smaller one, or a text in double quotes.',
});

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const either = (types: readonly string[]): string =>
  types
    .filter((type) => type !== 'integer' || !types.includes('number'))
    .map((type) => words[type] ?? type)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

const kindOf = (value: unknown): string => {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return type === 'boolean' ? String(value) : (words[type] ?? type);
};

const short = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);

const like = (example: string | undefined, otherwise: string): string =>
  example === undefined ? otherwise : `Write it like ${example}.`;

export const notAnObject = problem('manifest/not-an-object', {
  message: ({ found }: { readonly found: unknown }) => `the manifest must be an object, not ${kindOf(found)}`,
  fix: () => 'Begin it with { and end it with }.',
});

interface UnknownKey {
  readonly key: string;
  readonly pointer: string;
  readonly meant: string | undefined;
  readonly known: readonly string[];
  /** What people mean by a key of this name. */
  readonly instead: string | undefined;
}

const fewKeys = 12;

export const unknownKey = problem('manifest/unknown-key', {
  message: ({ key, pointer }: UnknownKey) => `unknown key "${key}" (${pointer})`,
  fix: ({ meant, known, instead }) => {
    if (instead !== undefined) return instead;
    if (meant !== undefined) return `Did you mean "${meant}"?`;
    return known.length > fewKeys
      ? 'Remove it; "odpm manifest schema v2" shows the keys that are known here.'
      : `Remove it; known here: ${known.join(', ')}.`;
  },
});

interface Missing {
  readonly key: string;
  readonly pointer: string;
  readonly example: string | undefined;
}

export const missingKey = problem('manifest/missing-key', {
  message: ({ key, pointer }: Missing) => `"${key}" is missing (${pointer})`,
  fix: ({ key, example }) => `Add "${key}": ${example ?? '…'}.`,
});

interface WrongType {
  readonly pointer: string;
  readonly wanted: readonly string[];
  readonly found: unknown;
  readonly example: string | undefined;
}

export const wrongType = problem('manifest/wrong-type', {
  message: ({ pointer, wanted, found }: WrongType) =>
    `${pointer} must be ${either(wanted)}, not ${kindOf(found)}`,
  fix: ({ wanted, example }) => like(example, `Write ${either(wanted)} there.`),
});

export const numberForText = problem('manifest/number-for-text', {
  message: ({ pointer, number }: { readonly pointer: string; readonly number: string }) =>
    `${pointer} must be a text, not the number ${number}`,
  fix: ({ number }) => `Write "${number}", in double quotes.`,
});

interface BadText {
  readonly pointer: string;
  /** `undefined`: it is not to be shown. */
  readonly value: string | undefined;
  readonly example: string;
}

export const badText = problem('manifest/bad-value', {
  message: ({ pointer, value }: BadText) =>
    value === undefined ? `the value of ${pointer} has another form` : `${pointer} cannot be ${short(value)}`,
  fix: ({ example }) => like(example, ''),
});

interface BadName {
  readonly name: string;
  readonly what: string;
  readonly example: string;
}

export const badName = problem('manifest/bad-name', {
  message: ({ name, what }: BadName) =>
    `${short(name)} cannot be the name of ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`,
  fix: ({ example }) => like(example, ''),
});

export const empty = problem('manifest/empty', {
  message: ({ pointer }: { readonly pointer: string; readonly example: string | undefined }) =>
    `${pointer} is empty`,
  fix: ({ example }) => like(example, 'Fill it, or leave the key out.'),
});

interface NotAllowed {
  readonly pointer: string;
  readonly value: string | undefined;
  /** As JSON. */
  readonly allowed: readonly string[];
}

export const notAllowed = problem('manifest/not-allowed', {
  message: ({ pointer, value }: NotAllowed) =>
    value === undefined
      ? `the value of ${pointer} is not among those allowed`
      : `${pointer} cannot be ${short(value)}`,
  fix: ({ allowed }) => `Write ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}.`,
});

export const tooLarge = problem('manifest/too-large', {
  message: ({ pointer, most }: { readonly pointer: string; readonly most: string }) =>
    `${pointer} must be ${most} or less`,
  fix: ({ most }) => `Write ${most}.`,
});

export const tooSmall = problem('manifest/too-small', {
  message: ({ pointer, least }: { readonly pointer: string; readonly least: string }) =>
    `${pointer} must be ${least} or more`,
  fix: ({ least }) => `Write ${least}.`,
});

export const notFlat = problem('manifest/not-flat', {
  message: ({ said }: { readonly said: 1 | undefined }) =>
    `these are the keys of version 2, and manifest_schema is ${said === undefined ? 'missing' : 'another'}`,
  fix: () => 'Write "manifest_schema": 2.',
});

export const noSuchSchema = problem('manifest/no-such-schema', {
  exit: 64,
  message: ({ version }: { readonly version: string }) => `manifests have no version "${version}"`,
  fix: () => 'Write v1 for flat manifests, v2 for nested ones.',
});

export const noFlatVersion = problem('manifest/no-odpm-version', {
  severity: 'warning',
  message: () => 'odpm_version is missing: the manifest is read as one of version 3.0',
  fix: () => 'Add "odpm_version": "4.0".',
});

export const flatUnknownKey = problem('manifest/flat-unknown-key', {
  severity: 'warning',
  message: ({
    key,
    pointer,
  }: {
    readonly key: string;
    readonly pointer: string;
    readonly meant: string | undefined;
  }) => `unknown key "${key}" (${pointer}): it has no effect`,
  fix: ({ meant }) => (meant === undefined ? 'Remove it.' : `Did you mean "${meant}"?`),
});

interface OldKey {
  readonly key: string;
  readonly today: string;
  /** `undefined`: today's key stands there too. */
  readonly value: unknown;
}

export const oldKey = problem('manifest/old-key', {
  severity: 'warning',
  message: ({ key, today, value }: OldKey) =>
    value === undefined
      ? `"${key}" is the old name of "${today}", which stands here too and counts`
      : `"${key}" is the old name of "${today}"`,
  fix: ({ key, today, value }) => (value === undefined ? `Remove "${key}".` : `Call it "${today}".`),
});

export const needsNested = problem('manifest/needs-nested', {
  message: ({ key }: { readonly key: string }) => `a flat manifest cannot have "${key}"`,
  fix: () => 'Run "odpm manifest migrate --write": it writes the manifest as version 2, which can.',
});

export const unknownFormat = problem('manifest/unknown-format', {
  message: ({ found }: { readonly found: unknown }) =>
    `no odpm knows manifest_schema ${JSON.stringify(found)}`,
  fix: () => 'Write "manifest_schema": 2.',
});

export const tooOld = problem('manifest/requires-odpm', {
  message: ({ required }: { readonly required: string }) =>
    `the manifest needs odpm ${required}, this is ${version}`,
  fix: () => `Use an odpm that fits, or change requires_odpm to "${version}".`,
});

export const badRequirement = problem('manifest/bad-requirement', {
  message: ({ required }: { readonly required: string }) => `requires_odpm cannot be ${short(required)}`,
  fix: () => `Write a lowest version, "${version}", or a range, ">=4.7 <6".`,
});

export const badRange = problem('manifest/bad-range', {
  message: ({ pointer }: { readonly pointer: string }) => `${pointer} is no range of versions`,
  fix: () => 'Write it as npm does: "^1.2.0", or "*" for any.',
});

export const versionSpelling = problem('manifest/version-spelling', {
  severity: 'warning',
  message: ({ read }: { readonly read: string }) => `odoo_version is read as "${read}"`,
  fix: ({ read }) => `Write "odoo_version": "${read}".`,
});

interface Newer {
  readonly pointer: string;
  readonly since: string;
  readonly minimum: string;
}

export const newerField = problem('manifest/newer-field', {
  severity: 'warning',
  message: ({ pointer, since, minimum }: Newer) =>
    `${pointer} needs odpm ${since}, requires_odpm lets in ${minimum}`,
  fix: ({ since }) => `Write "requires_odpm": "${since}".`,
});

export const reservedName = problem('manifest/reserved-name', {
  message: ({ name }: { readonly name: string }) => `"${name}" is the name of a service of odpm's own`,
  fix: ({ name }) => `Give the service another name, or change odpm's with service_patches.${name}.`,
});

export const managedOption = problem('manifest/managed-option', {
  message: ({ option }: { readonly option: string }) => `odpm sets the option ${option} itself`,
  fix: () => 'Remove it.',
});

export const optionTwice = problem('manifest/option-twice', {
  message: ({ option }: { readonly option: string }) => `the option ${option} stands twice in its section`,
  fix: () => 'Keep one of them: the case of letters makes no difference in odoo.conf.',
});

export const nothingToRemove = problem('manifest/nothing-to-remove', {
  message: ({ name }: { readonly name: string }) =>
    `null removes a service, and the manifest has no "${name}"`,
  fix: () => 'Remove the line.',
});

export const machinePath = problem('manifest/machine-path', {
  severity: 'note',
  message: ({ pointer }: { readonly pointer: string }) => `${pointer} is a path of one machine`,
  fix: () => 'Write a variable, file://${MY_FOLDER}, and set it in .env.',
});

export const emptyProgram = problem('manifest/empty-program', {
  message: () => 'a hook has an empty text where its program should be',
  fix: () => 'Write the program first: ["./prepare.sh", "--quick"].',
});
