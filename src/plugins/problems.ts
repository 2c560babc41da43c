import { problem } from '../diagnostics/index.ts';

const namesOf = (known: readonly string[]): string => known.map((name) => `"${name}"`).join(', ');

interface Outside {
  readonly path: string;
  /** A path that fits; `undefined`: it is a link that leads there. */
  readonly example: string | undefined;
}

export const pathOutside = problem('plugins/path-outside', {
  message: ({ path, example }: Outside) =>
    example === undefined ? `${path} is a symbolic link` : `${path} is outside the plugin's folder`,
  fix: ({ example }) =>
    example === undefined
      ? 'Put what it points to there instead: odpm loads only files of the project.'
      : `Write a path inside that folder: ${example}`,
});

interface Two {
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

export const twoOfOneName = problem('plugins/two-of-one-name', {
  message: ({ name, first, second }: Two) => `two plugins have the name "${name}": ${first} and ${second}`,
  fix: ({ second }) => `Keep one of them: rename ${second}, or remove it.`,
});

export const pythonPlugin = problem('plugins/python-plugin', {
  severity: 'warning',
  message: ({ file }: { readonly file: string; readonly name: string }) =>
    `${file} is a plugin of odpm 4, which this odpm cannot load`,
  fix: ({ name }) =>
    `Rewrite it as .odpm/plugins/${name}.ts: "odpm explain plugins/python-plugin" shows each part of the old one in TypeScript.`,
});

interface Named {
  readonly name: string;
  readonly near: string | undefined;
}

export const notFound = problem('plugins/not-found', {
  message: ({ name }: Named) => `there is no plugin "${name}" in .odpm/plugins`,
  fix: ({ name, near }) =>
    near === undefined ? `Add .odpm/plugins/${name}.ts, or remove the name.` : `Did you mean "${near}"?`,
});

export const badName = problem('plugins/bad-name', {
  severity: 'warning',
  message: ({ file }: { readonly file: string; readonly better: string }) =>
    `${file} is not loaded: no plugin can have this name`,
  fix: ({ better }) => `Rename it, in lower-case letters, digits, "_" and "-": ${better}`,
});

export const noOdpmField = problem('plugins/no-odpm-field', {
  message: ({ file, there }: { readonly file: string; readonly there: boolean; readonly name: string }) =>
    there ? `${file} has no "odpm" field` : `there is no ${file}, which a plugin in a folder needs`,
  fix: ({ name }) => `Write there: "odpm": { "name": "${name}", "api": ">=1.0 <2", "entry": "./index.js" }.`,
});

export const otherName = problem('plugins/other-name', {
  message: ({ said, folder }: { readonly said: string; readonly folder: string; readonly name: string }) =>
    `the plugin in ${folder} calls itself "${said}"`,
  fix: ({ name }) => `Write "name": "${name}", as its folder is called.`,
});

export const entryNotFound = problem('plugins/entry-not-found', {
  message: ({ path }: { readonly path: string }) => `there is no file ${path}`,
  fix: () => 'Build the plugin, or write the path of a file that is there.',
});

export const badRange = problem('plugins/bad-range', {
  message: ({ pointer }: { readonly pointer: string; readonly example: string }) =>
    `${pointer} is not a version range`,
  fix: ({ example }) => `Write it as npm does: "${example}", or "*" for any.`,
});

interface Range {
  readonly name: string;
  readonly range: string;
  readonly served: readonly string[];
}

export const apiRange = problem('plugins/api-range', {
  message: ({ name, range, served }: Range) =>
    `${name} is made for the extension API ${range}; this odpm has ${served.join(' and ')}`,
  fix: ({ served }) =>
    `Use a version of it that is made for ${served.at(-1) ?? ''}; if it works with that, write "api": ">=1.0 <2".`,
});

interface Required {
  readonly name: string;
  readonly needs: string;
  readonly range: string;
  /** What there is instead. */
  readonly found: string;
  readonly instead: string;
}

export const requiresMissing = problem('plugins/requires-missing', {
  message: ({ name, needs, range, found }: Required) => `${name} requires ${needs} ${range}, but ${found}`,
  fix: ({ instead }) => instead,
});

export const requiresCycle = problem('plugins/requires-cycle', {
  message: ({ way }: { readonly way: readonly string[] }) => `plugins require each other: ${way.join(' → ')}`,
  fix: ({ way }) => `Remove one of these from its "requires": ${[...new Set(way)].join(', ')}.`,
});

export const unknownPlugin = problem('plugins/unknown-plugin', {
  severity: 'warning',
  message: ({ where, name }: Named & { readonly where: string; readonly known: readonly string[] }) =>
    `${where} names "${name}", but there is no such plugin`,
  fix: ({ near, known }) => {
    if (near !== undefined) return `Did you mean "${near}"?`;
    return known.length === 0 ? 'Remove it.' : `Remove it, or write one of ${namesOf(known)}.`;
  },
});

export const noSuchPlugin = problem('plugins/no-such-plugin', {
  exit: 64,
  message: ({ name }: Named & { readonly known: readonly string[] }) =>
    `this project has no plugin "${name}"`,
  fix: ({ near, known }) => {
    if (near !== undefined) return `Did you mean "${near}"?`;
    return known.length === 0 ? 'Add one to .odpm/plugins first.' : `Write one of ${known.join(', ')}.`;
  },
});

export const noBuiltIn = problem('plugins/no-built-in', {
  message: ({ name }: Named & { readonly known: readonly string[] }) =>
    `odpm has no plugin "${name}" of its own`,
  fix: ({ near, known }) =>
    near === undefined
      ? `Write a range of versions for a package; built in are ${namesOf(known)}.`
      : `Did you mean "${near}"?`,
});

export const badConfig = problem('plugins/bad-config', {
  message: ({ what }: { readonly what: string; readonly instead: string }) => what,
  fix: ({ instead }) => instead,
});

export const badConfigSchema = problem('plugins/bad-config-schema', {
  message: ({ file, why }: { readonly file: string; readonly why: string }) =>
    `${file} is not a schema of JSON Schema 2020-12: ${why}`,
  fix: () => 'Begin with {"type": "object", "properties": {}}, which accepts every section.',
});

export const badExample = problem('plugins/bad-example', {
  message: ({ pointer, why }: { readonly pointer: string; readonly why: string }) =>
    `${pointer} does not fit the schema that it is in: ${why}`,
  fix: () => 'Write a value there that the schema accepts.',
});

export const tooManyFiles = problem('plugins/too-many-files', {
  message: ({ folder, most }: { readonly folder: string; readonly most: number }) =>
    `${folder} holds more than ${most} files, which all have to be trusted`,
  fix: () => 'Bundle the plugin into one file, and leave out what it needs only while it is built.',
});
