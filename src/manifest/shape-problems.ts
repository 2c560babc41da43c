import { problem } from '../diagnostics/index.ts';

const words: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const either = (types: readonly string[]): string =>
  types
    .filter((type) => type !== 'integer' || !types.includes('number'))
    .flatMap((type) => (type === 'boolean' ? ['true', 'false'] : (words[type] ?? type)))
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

export const kindOf = (value: unknown): string => {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return type === 'boolean' ? String(value) : (words[type] ?? type);
};

export const short = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);

const like = (example: string | undefined, otherwise: string): string =>
  example === undefined ? otherwise : `Write it like ${example}.`;

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

interface NumberForText {
  readonly pointer: string;
  /** As the file spells it. */
  readonly number: string;
  /** What may stand there instead. */
  readonly text: string;
}

export const numberForText = problem('manifest/number-for-text', {
  message: ({ pointer, number }: NumberForText) => `${pointer} must be a string, not the number ${number}`,
  fix: ({ text }) => `Write "${text}", in double quotes.`,
});

interface Given {
  readonly pointer: string;
  readonly name: string;
  readonly by: string;
  readonly example: string | undefined;
}

export const unfitVariable = problem('manifest/unfit-variable', {
  message: ({ pointer, name, by }: Given) =>
    `${pointer} cannot have the value that ${name} of ${by} gives it`,
  fix: ({ name, example }) =>
    example === undefined ? `Set ${name} to a value.` : `Set ${name} to a value like ${example}.`,
});

interface BadText {
  readonly pointer: string;
  readonly value: string;
  readonly example: string;
}

export const badText = problem('manifest/bad-value', {
  message: ({ pointer, value }: BadText) => `${pointer} cannot be ${short(value)}`,
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
