import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { lean } from './lean.ts';
import type { Schema } from './schema.ts';

/** An Ajv that knows our annotations. `verbose`: an error brings the part of the schema that it comes from. */
export const ajv = (thorough = true): Ajv => {
  const made = new Ajv({
    allErrors: thorough,
    allowUnionTypes: true,
    code: { source: true, esm: true },
    inlineRefs: thorough,
    messages: false,
    ownProperties: true,
    strict: true,
    strictRequired: false,
    verbose: thorough,
  });
  made.addVocabulary([
    'x-overlay',
    'x-substitute',
    'x-since',
    'x-becomes',
    'x-secret',
    'x-group',
    'x-process',
    'x-read-by',
  ]);
  return made;
};

const { default: length } = createRequire(import.meta.url)('ajv/dist/runtime/ucs2length.js') as {
  readonly default: (text: string) => number;
};
const calls = 'require("ajv/dist/runtime/ucs2length").default';

const equal = createRequire(import.meta.url)('fast-deep-equal') as (one: unknown, other: unknown) => boolean;
const compares = 'require("ajv/dist/runtime/equal").default';

const head = (file: string): string => `// Made from schemas/${file} by \`npm run derive\`.\n`;

// What our schemas use means the same in the first drafts, whose code is smaller.
const core = (root: Schema): Schema =>
  Object.fromEntries(Object.entries(root).filter(([key]) => key !== '$schema'));

/** Code without imports: what it needs of Ajv's runtime stands in it. */
function codeOf(root: Schema, thorough: boolean): string {
  const made = ajv(thorough);
  return standalone.default(made, made.compile(core(root))).replaceAll(calls, () => length.toString());
}

const said = [
  'title',
  'description',
  'examples',
  'default',
  'x-overlay',
  'x-substitute',
  'x-since',
  'x-becomes',
  'x-secret',
  'x-read-by',
];

/** A schema without what only people and our other programs read. Names of members are kept, whatever they are. */
function bare(node: unknown, members = false): unknown {
  if (Array.isArray(node)) return node.map((item) => bare(item));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => members || !said.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      bare(value, !members && /^(properties|patternProperties|definitions|\$defs)$/.test(key)),
    ]),
  );
}

/** A module with `validate`, which only says whether something is sound: small, since every start loads it. */
export const validator = (root: Schema, file: string): string =>
  `${head(file)}${lean(codeOf(bare(root) as Schema, false))}\n`;

/** A module with `thorough()`, which makes the validator that tells every flaw: nothing of it is evaluated before. */
export function thoroughValidator(root: Schema, file: string): string {
  const code = codeOf(root, true);
  const name = /export const validate = (?<name>\w+);/.exec(code)?.groups?.['name'];
  const body = code.replaceAll(/"use strict";|export const validate = \w+;|export default \w+;/g, '');
  return `${head(file)}export function thorough() {\n${body}\nreturn ${String(name)};\n}\n`;
}

/** A module with `thorough()` for a schema that is not ours: its flaws come without the parts of the schema. */
export function foreignValidator(root: Schema, file: string): string {
  const made = new Ajv({
    allErrors: true,
    code: { source: true, esm: true },
    inlineRefs: false,
    messages: false,
    strict: false,
    validateFormats: false,
  });
  const code = standalone
    .default(made, made.compile(core(bare(root) as Schema)))
    .replaceAll(calls, () => length.toString())
    .replaceAll(compares, () => `(${equal.toString()})`);
  const name = /export const validate = (?<name>\w+);/.exec(code)?.groups?.['name'];
  const body = code.replaceAll(/"use strict";|export const validate = \w+;|export default \w+;/g, '');
  return `${head(file)}export function thorough() {\n${body}\nreturn ${String(name)};\n}\n`;
}
