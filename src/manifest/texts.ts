import type { Part } from './flaws.generated.js';

const branchesOf = (part: Part): readonly Part[] => [part, ...(part.anyOf ?? [])];

const takesText = ({ type }: Part): boolean => [type].flat().includes('string');

const takesNumber = ({ type }: Part): boolean =>
  [type].flat().some((each) => each === 'integer' || each === 'number');

const fits = ({ pattern, enum: listed }: Part, text: string): boolean =>
  (pattern === undefined || new RegExp(pattern, 'u').test(text)) && (listed?.includes(text) ?? true);

const isDuration = (part: Part): boolean => fits(part, '1h30m') && !fits(part, 'hm');

const isNumeric = (example: unknown): boolean =>
  typeof example === 'string' && /^\d+([.:]\d+)*$/.test(example);

/** Whether texts of digits alone are usual there: where examples say nothing of it, they may be. */
function isUsual(part: Part): boolean {
  const examples = examplesIn(part);
  return examples.length === 0 || examples.some(isNumeric);
}

/** The text that a number means where a text belongs: its digits, or seconds; `undefined` where neither may stand. */
export function textOfNumber(number: string, part: Part): string | undefined {
  const every = branchesOf(part);
  const branches = every.filter(takesText);
  const may = !every.some(takesNumber) && isUsual(part);
  if (may && branches.some((branch) => fits(branch, number))) return number;
  return branches.some(isDuration) ? `${number}s` : undefined;
}

/** Examples of a part: its own, else those of its branches. */
export function examplesIn(part: Part): readonly unknown[] {
  return part.examples ?? branchesOf(part).flatMap(({ examples }) => examples ?? []);
}
