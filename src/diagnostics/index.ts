export { andThen, bad, both, checked, good } from './checked.ts';
export type { Checked } from './checked.ts';
export { exitCode, isError, problem } from './problem.ts';
export type { Code, Declared, Place, Problem, ProblemExit, Severity } from './problem.ts';
export type { Span } from './span.ts';
export { asText } from './text.ts';
export type { Style } from './text.ts';
export { visible } from './visible.ts';
