import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../diagnostics/index.ts';
import type { Look } from '../model/index.ts';
import { extraGoesOn, extraStage } from './problems.ts';

const path = '.odpm/Dockerfile.extra';

const spanOf = (lines: readonly string[], index: number): Span => {
  const text = lines[index] ?? '';
  return { file: path, line: index + 1, column: 1, length: Math.max(1, text.length), text };
};

const isRemark = (line: string): boolean => /^\s*(#|$)/.test(line);

/** What would change the lines that odpm writes behind these: another stage, or an instruction that does not end. */
function problemsOf(lines: readonly string[]): Problem[] {
  const stage = lines.findIndex((line) => /^\s*FROM\s/i.test(line));
  const last = lines.findLastIndex((line) => !isRemark(line));
  const open = /\\\s*$/.test(lines[last] ?? '');
  return [
    ...(stage >= 0 ? [extraStage({}, spanOf(lines, stage))] : []),
    ...(open ? [extraGoesOn({}, spanOf(lines, last))] : []),
  ];
}

/** The lines of the project's own that are appended to its Dockerfile; none when there is no such file. */
export async function readExtra(look: Look): Promise<Checked<string>> {
  const found = await look.read(path);
  if (!found.ok) return found;
  const lines = (found.value ?? '').split(/\r?\n/).map((line) => line.trimEnd());
  return checked(lines.join('\n').trim(), problemsOf(lines));
}
