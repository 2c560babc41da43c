import type { Part } from './flaws.generated.js';

const branchesOf = (part: Part): readonly Part[] => [part, ...(part.anyOf ?? [])];

const takesText = ({ type }: Part): boolean => [type].flat().includes('string');

const fits = ({ pattern }: Part, text: string): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);

const isDuration = (part: Part): boolean => fits(part, '1h30m') && !fits(part, 'hm');

/** The text that a number means where a text belongs: its digits, or seconds; `undefined` where neither may stand. */
export function textOfNumber(number: string, part: Part): string | undefined {
  const branches = branchesOf(part).filter(takesText);
  if (branches.some((branch) => fits(branch, number))) return number;
  return branches.some(isDuration) ? `${number}s` : undefined;
}

/** Examples of a part: its own, else those of its branches. */
export function examplesIn(part: Part): readonly unknown[] {
  return part.examples ?? branchesOf(part).flatMap(({ examples }) => examples ?? []);
}
