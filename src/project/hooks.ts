import { pointerTo } from '../base/index.ts';
import { isTemplate, moments, parseTemplate } from '../model/index.ts';
import type { Hook, Moment } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const shellWords = ['||', '&&', '|', ';', '>', '>>', '<', '2>&1'];

function hookOf(reading: Reading, words: readonly string[], at: readonly (string | number)[]): Hook {
  words.forEach((word, index) => {
    if (!shellWords.includes(word)) return;
    reading.problems.push(say.shellInHook({ word }, placeOf(reading, ...at, index).origin));
  });
  return {
    moment: at[1] as Moment,
    words,
    argv: words.map(parseTemplate).filter(isTemplate),
    at: pointerTo(...at),
  };
}

function idsIn(reading: Reading, moment: Moment, entries: readonly (string | string[])[]): void {
  const ids = entries.filter((entry) => typeof entry === 'string');
  const words = ids.length > 1 && ids.length === entries.length ? ids : undefined;
  const found = entries.flatMap((entry, index) =>
    typeof entry === 'string'
      ? [say.noSuchHook({ id: entry, words }, placeOf(reading, 'hooks', moment, index).origin)]
      : [],
  );
  reading.problems.push(...(words ? found.slice(0, 1) : found));
}

/** The programs of every moment, in written order. */
export const hooksOf = (reading: Reading): Hook[] =>
  moments.flatMap((moment) => {
    const entries = reading.wanted.hooks[moment] ?? [];
    idsIn(reading, moment, entries);
    return entries.flatMap((entry, index) =>
      typeof entry === 'string' ? [] : [hookOf(reading, entry, ['hooks', moment, index])],
    );
  });
