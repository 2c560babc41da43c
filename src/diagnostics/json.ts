import { version } from '../base/index.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import { tallyOf } from './tally.ts';

/** A place without a line is a whole file; lines of files are never quoted. */
const placeOf = ({ file, line, column, length, pointer }: Span): object => ({
  file,
  ...(line > 0 && { line, column, length }),
  ...(pointer !== undefined && { pointer }),
});

/** A problem as programs get it: `$defs/diagnostic` of `schemas/diagnostics.v1.schema.json`. */
export const asData = ({ code, severity, message, at, fix, also }: Problem): object => ({
  code,
  severity,
  message,
  ...(at && placeOf(at)),
  fix,
  also: also.map(placeOf),
});

/**
 * Problems for programs: the document that `schemas/diagnostics.v1.schema.json` describes, as text with one line
 * end behind it. `files` are those that were looked at; the order of both is kept.
 */
export function asJson(files: readonly string[], problems: readonly Problem[]): string {
  const document = {
    format_version: 1,
    odpm: version,
    files,
    summary: tallyOf(problems),
    diagnostics: problems.map(asData),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
