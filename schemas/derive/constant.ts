import { literal } from './schema.ts';

interface Constant {
  readonly what: string;
  readonly type: string;
}

/** An exported table as TypeScript: with its docstring, its type and its value. */
export const constant = (name: string, { what, type }: Constant, value: unknown): string =>
  `/** ${what} */\nexport const ${name}: ${type} = ${literal(value)};\n`;
