import { pointerTo } from '../base/index.ts';
import { isTemplate, moments, parseTemplate } from '../model/index.ts';
import type { Hook, Moment } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const shellWords = ['||', '&&', '|', ';', '>', '>>', '<', '2>&1'];

/** Words that only a shell understands; once an entry, at the first. */
function shellIn(reading: Reading, words: readonly string[], at: readonly (string | number)[]): void {
  const index = words.findIndex((word) => shellWords.includes(word));
  const word = words[index];
  if (word !== undefined)
    reading.problems.push(say.shellInHook({ words, word }, placeOf(reading, ...at, index).origin));
}

function hookOf(words: readonly string[], at: readonly (string | number)[]): Hook {
  return {
    moment: at[1] as Moment,
    words,
    argv: words.map(parseTemplate).filter(isTemplate),
    at: pointerTo(...at),
  };
}

type Written = string | readonly string[] | { readonly argv: readonly string[] };

function idsIn(reading: Reading, moment: string, entries: readonly Written[]): void {
  const ids = entries.filter((entry) => typeof entry === 'string');
  const words = ids.length > 1 && ids.length === entries.length ? ids : undefined;
  const found = entries.flatMap((entry, index) =>
    typeof entry === 'string'
      ? [say.noSuchHook({ id: entry, words }, placeOf(reading, 'hooks', moment, index).origin)]
      : [],
  );
  reading.problems.push(...(words ? found.slice(0, 1) : found));
}

function checkEntries(reading: Reading, moment: string, entries: readonly Written[]): void {
  idsIn(reading, moment, entries);
  entries.forEach((entry, index) => {
    const at = ['hooks', moment, index];
    if (typeof entry === 'string') return;
    if ('argv' in entry) shellIn(reading, entry.argv, [...at, 'argv']);
    else shellIn(reading, entry, at);
  });
}

/** The programs of every moment that is served, in written order. */
export function hooksOf(reading: Reading): Hook[] {
  const hooks: Readonly<Record<string, readonly Written[]>> = { ...reading.wanted.hooks };
  for (const [moment, entries] of Object.entries(hooks)) checkEntries(reading, moment, entries);
  return moments.flatMap((moment) =>
    (reading.wanted.hooks[moment] ?? []).flatMap((entry, index) =>
      typeof entry === 'string' || 'argv' in entry ? [] : [hookOf(entry, ['hooks', moment, index])],
    ),
  );
}
