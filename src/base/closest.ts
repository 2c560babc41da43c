import { distance } from 'fastest-levenshtein';

const letters = (word: string): string => word.split('').sort().join('');

/** Two letters that have changed places are one slip. */
function slips(word: string, candidate: string): number {
  const far = distance(word, candidate);
  return far === 2 && word.length === candidate.length && letters(word) === letters(candidate) ? 1 : far;
}

/** The word that was probably meant, or `undefined` when none is near (a third of its length may differ). */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const small = word.toLowerCase();
  let best: string | undefined;
  let least = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    // As many letters as one is longer they differ in at least.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const far = slips(small, candidate.toLowerCase());
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}
