import { version } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';
import { kindOf, short } from './shape-problems.ts';

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
  message: () => 'a string holds an unpaired surrogate, which is not a character',
  fix: () => 'Write both halves of the pair (\\ud83d\\ude00), or the character itself.',
});

export const nul = problem('manifest/nul', {
  message: () => 'a string holds a NUL character, which no program accepts',
  fix: () => 'Remove \\u0000.',
});

export const numberTooLarge = problem('manifest/number-too-large', {
  message: () => 'a number is too large',
  fix: () => 'Write a smaller one, or a string in double quotes.',
});

export const notAnObject = problem('manifest/not-an-object', {
  message: ({ found }: { readonly found: unknown }) => `the manifest must be an object, not ${kindOf(found)}`,
  fix: () => 'Begin it with { and end it with }.',
});

export const notFlat = problem('manifest/not-flat', {
  message: ({ said }: { readonly said: 1 | undefined }) =>
    `these are keys of version 2, but manifest_schema is ${said === undefined ? 'missing' : 'not 2'}`,
  fix: () => 'Write "manifest_schema": 2.',
});

export const noSuchSchema = problem('manifest/no-such-schema', {
  exit: 64,
  message: ({ version }: { readonly version: string }) => `there is no manifest version "${version}"`,
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
      ? `"${key}" is the old name of "${today}", which is here too and is used`
      : `"${key}" is the old name of "${today}"`,
  fix: ({ key, today, value }) => (value === undefined ? `Remove "${key}".` : `Rename it to "${today}".`),
});

export const needsNested = problem('manifest/needs-nested', {
  message: ({ key }: { readonly key: string }) => `a flat manifest cannot have "${key}"`,
  fix: () => 'Run "odpm manifest migrate --write": it writes the manifest as version 2, which can.',
});

export const unknownFormat = problem('manifest/unknown-format', {
  message: ({ found }: { readonly found: unknown }) =>
    `no version of odpm knows manifest_schema ${JSON.stringify(found)}`,
  fix: () => 'Write "manifest_schema": 2.',
});

export const tooOld = problem('manifest/requires-odpm', {
  message: ({ required }: { readonly required: string }) =>
    `the manifest needs odpm ${required}, this is ${version}`,
  fix: () => `Use a version of odpm that fits, or change requires_odpm to "${version}".`,
});

export const badRequirement = problem('manifest/bad-requirement', {
  message: ({ required }: { readonly required: string }) => `requires_odpm cannot be ${short(required)}`,
  fix: () => `Write a minimum version, "${version}", or a range, ">=4.7 <6".`,
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
    `${pointer} needs odpm ${since}, but requires_odpm allows ${minimum}`,
  fix: ({ since }) => `Write "requires_odpm": "${since}".`,
});

export const reservedName = problem('manifest/reserved-name', {
  message: ({ name }: { readonly name: string }) => `"${name}" is the name of one of odpm's own services`,
  fix: ({ name }) => `Give the service another name, or change odpm's with service_patches.${name}.`,
});

export const managedOption = problem('manifest/managed-option', {
  message: ({ option }: { readonly option: string }) => `odpm sets the option ${option} itself`,
  fix: () => 'Remove it.',
});

export const optionTwice = problem('manifest/option-twice', {
  message: ({ option }: { readonly option: string }) => `the option ${option} is set twice in its section`,
  fix: () => 'Keep one of them: option names of odoo.conf are not case-sensitive.',
});

export const nothingToRemove = problem('manifest/nothing-to-remove', {
  message: ({ name }: { readonly name: string }) =>
    `null removes a service, but the manifest has no "${name}"`,
  fix: () => 'Remove the line.',
});

export const machinePath = problem('manifest/machine-path', {
  severity: 'note',
  message: ({ pointer }: { readonly pointer: string }) => `${pointer} is a path specific to one machine`,
  fix: () => 'Write a variable, file://${MY_FOLDER}, and set it in .env.',
});

export const emptyProgram = problem('manifest/empty-program', {
  message: () => 'a hook has an empty string where its program should be',
  fix: () => 'Write the program first: ["./prepare.sh", "--quick"].',
});
