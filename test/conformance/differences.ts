import type { Diagnostic, Expected, Outcome } from './case.ts';

const severities = { reject: 'error', 'accept-with-warning': 'warning', accept: 'note' } as const;

function verdictOf(diagnostics: readonly Diagnostic[]): Expected['verdict'] {
  const has = (severity: Diagnostic['severity']): boolean =>
    diagnostics.some((each) => each.severity === severity);
  if (has('error')) return 'reject';
  return has('warning') ? 'accept-with-warning' : 'accept';
}

const shown = ({ severity, code, message, file, line, pointer }: Diagnostic): string =>
  `${severity} ${code} ${file ?? '?'}:${String(line)} ${pointer ?? 'no pointer'}: ${message}`;

/** The words of a parser or of a program, and those that blame. */
const foreign =
  /unexpected token|in JSON at|is not valid JSON|undefined|\[object|NaN is not|\b(invalid|illegal|please|oops)\b|\.$/i;

/** What is wrong with a file as a whole has no line. */
const isPlaced = ({ code, file, line }: Diagnostic): boolean =>
  file !== undefined && (line !== undefined || code.startsWith('host/'));

function oddOnes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap((each) => [
    ...(each.severity !== 'note' && !isPlaced(each) ? [`has no place: ${shown(each)}`] : []),
    ...(foreign.test(each.message) || each.message === '' ? [`no fact of ours: ${shown(each)}`] : []),
    ...(/^[A-Z].*\S$/s.test(each.fix) ? [] : [`no fix: ${shown(each)} ${each.fix}`]),
  ]);
}

/** In what an outcome is not the one that is expected, in words; nothing when it is. */
export function differences(expected: Expected, { code, diagnostics, touched }: Outcome): string[] {
  const wanted = severities[expected.verdict];
  const at = (severity: Diagnostic['severity']): string[] =>
    diagnostics.filter((each) => each.severity === severity).map(({ pointer }) => pointer ?? 'no pointer');
  const verdict = verdictOf(diagnostics);
  const any = expected.pointers_any;
  const inFile = ({ severity, file }: Diagnostic): boolean =>
    severity === wanted && (file ?? '').endsWith(expected.file ?? '');
  return [
    ...(verdict === expected.verdict ? [] : [`${verdict} instead of ${expected.verdict}`]),
    ...(code === (expected.verdict === 'reject' ? 3 : 0) ? [] : [`ended with ${code}`]),
    ...(expected.pointers ?? [])
      .filter((each) => !at(wanted).includes(each))
      .map((each) => `no ${wanted} at "${each}"`),
    ...(any && !any.some((each) => at(wanted).includes(each))
      ? [`no ${wanted} at one of ${any.join(', ')}`]
      : []),
    ...(expected.notes ?? [])
      .filter((each) => !at('note').includes(each))
      .map((each) => `no note at "${each}"`),
    ...(expected.file !== undefined && !diagnostics.some(inFile) ? [`no ${wanted} in ${expected.file}`] : []),
    ...touched.map((path) => `changed ${path}`),
    ...oddOnes(diagnostics),
  ];
}

/** Everything that was said, for whoever reads a failure. */
export const said = ({ diagnostics }: Outcome): string[] => diagnostics.map(shown);
