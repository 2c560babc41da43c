import { transformSync } from '@swc/wasm-typescript';

interface Flaw {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly startLine: number;
  readonly startColumn: number;
}

const isFlaw = (error: unknown): error is Flaw =>
  typeof error === 'object' && error !== null && 'startLine' in error && 'message' in error;

/**
 * TypeScript without its types, every line and column where it was.
 * @throws SyntaxError for what is more than types (`enum`, `namespace`, parameter properties), with the code of Node's own
 */
export function withoutTypes(text: string, file: string): string {
  try {
    return transformSync(text, { mode: 'strip-only', filename: file, module: true }).code;
  } catch (error) {
    if (!isFlaw(error)) throw error;
    const code =
      error.code === 'UnsupportedSyntax'
        ? 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
        : 'ERR_INVALID_TYPESCRIPT_SYNTAX';
    const at = `${file}:${error.startLine}:${error.startColumn + 1}`;
    throw Object.assign(new SyntaxError(`${error.message} (${at})`), { code });
  }
}
