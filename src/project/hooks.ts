import { pointerTo } from '../base/index.ts';
import { moments } from '../model/index.ts';
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

interface Entry {
  readonly argv: readonly string[];
  readonly allow_failure?: boolean;
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
}

type Written = string | readonly string[] | Entry;

const isWords = (entry: Written): entry is readonly string[] => Array.isArray(entry);

function hookOf(entry: readonly string[] | Entry, moment: Moment, index: number): Hook {
  const {
    argv,
    allow_failure: allowFailure = false,
    timeout,
    env = {},
  } = isWords(entry) ? { argv: entry } : entry;
  return {
    moment,
    words: argv,
    environment: env,
    allowFailure,
    timeout: timeout === undefined ? undefined : timeout * 1000,
    at: pointerTo('hooks', moment, index),
  };
}

function idsIn(reading: Reading, moment: string, entries: readonly Written[]): void {
  const ids = entries.filter((entry) => typeof entry === 'string');
  const placeAt = (index: number) => placeOf(reading, 'hooks', moment, index).origin;
  if (ids.length > 1 && ids.length === entries.length) {
    reading.problems.push(say.noSuchHook({ id: ids[0] ?? '', words: ids }, placeAt(0)));
    return;
  }
  entries.forEach((entry, index) => {
    if (typeof entry === 'string')
      reading.problems.push(say.noSuchHook({ id: entry, words: undefined }, placeAt(index)));
  });
}

function checkEntries(reading: Reading, moment: string, entries: readonly Written[]): void {
  idsIn(reading, moment, entries);
  entries.forEach((entry, index) => {
    const at = ['hooks', moment, index];
    if (typeof entry === 'string') return;
    if (isWords(entry)) shellIn(reading, entry, at);
    else shellIn(reading, entry.argv, [...at, 'argv']);
  });
}

/** The programs of every moment, in written order. */
export function hooksOf(reading: Reading): Hook[] {
  const hooks: Readonly<Record<string, readonly Written[]>> = { ...reading.wanted.hooks };
  for (const [moment, entries] of Object.entries(hooks)) checkEntries(reading, moment, entries);
  return moments.flatMap((moment) =>
    (hooks[moment] ?? []).flatMap((entry, index) =>
      typeof entry === 'string' ? [] : [hookOf(entry, moment, index)],
    ),
  );
}
