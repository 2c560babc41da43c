import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Schema } from './schema.ts';

/** An Ajv that knows our annotations. `verbose`: an error brings the part of the schema that it comes from. */
export const ajv = (): Ajv2020 => {
  const made = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
    messages: false,
    ownProperties: true,
    strict: true,
    strictRequired: false,
    verbose: true,
  });
  made.addVocabulary(['x-overlay', 'x-substitute', 'x-since']);
  return made;
};

const { default: length } = createRequire(import.meta.url)('ajv/dist/runtime/ucs2length.js') as {
  readonly default: (text: string) => number;
};
const calls = 'require("ajv/dist/runtime/ucs2length").default';

/** The validator as a module without imports: what it needs of Ajv's runtime stands in it. */
export function validator(root: Schema, file: string): string {
  const made = ajv();
  const code = standalone.default(made, made.compile(root));
  const whole = code.replaceAll(calls, () => length.toString());
  return `// Made from schemas/${file} by \`npm run derive\`.\n${whole}\n`;
}
