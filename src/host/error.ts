import type { Problem } from '../diagnostics/index.ts';

/** Thrown where a caller has no way on; the command line shows its problem and ends with that exit code. */
export class HostError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** By its shape: every command is bundled by itself, with a class of its own. */
export const isHostError = (error: unknown): error is HostError =>
  error instanceof Error && 'problem' in error;
