import { byText } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Acceptance } from './providers.ts';

/** One of those that can be had. */
interface Candidate {
  readonly name: string;
  /** `undefined`: odpm itself. */
  readonly plugin: string | undefined;
  /** Lower is asked first. */
  readonly priority: number;
}

/** A candidate that is not taken, and why. */
export interface Passed<C> {
  readonly one: C;
  readonly why: string;
}

export interface Choice<C> {
  /** Those that accept, in the order in which they were asked; what needs one takes the first. */
  readonly taken: readonly C[];
  readonly passed: readonly Passed<C>[];
}

/** By priority, odpm's own before those of plugins, then by name. */
const inTurn = (a: Candidate, b: Candidate): number =>
  a.priority - b.priority ||
  Number(a.plugin !== undefined) - Number(b.plugin !== undefined) ||
  byText(a.name, b.name);

/**
 * The one rule by which providers of every kind are chosen: of those that the manifest's name fits, all when it names
 * none, each that accepts.
 */
export async function choose<C extends Candidate>(
  candidates: readonly C[],
  accepts: (one: C) => Promise<Checked<Acceptance>>,
  named?: string,
): Promise<Checked<Choice<C>>> {
  const taken: C[] = [];
  const passed: Passed<C>[] = [];
  for (const one of candidates.toSorted(inTurn)) {
    const said = named === undefined || one.name === named ? await accepts(one) : good('it has another name');
    if (!said.ok) return bad(...said.problems);
    if (said.value === true) taken.push(one);
    else passed.push({ one, why: said.value });
  }
  return good({ taken, passed });
}
