import { pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { moments, originOf } from '../model/index.ts';
import type { Document, Hook, Moment, PluginHook, ProgramHook, Project } from '../model/index.ts';
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

function hookOf(entry: readonly string[] | Entry, moment: Moment, index: number): ProgramHook {
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

const isById = (hook: Hook): hook is PluginHook => 'id' in hook;

/** One moment at a time: words of a program that lost their brackets are told once. */
function ofMoment(hooks: readonly Hook[], known: readonly string[], document: Document): Problem[] {
  const called = hooks.filter(isById);
  const unknown = called.filter(({ id }) => !known.includes(id));
  const [first] = unknown;
  if (!first) return [];
  const placeOfHook = ({ at }: PluginHook) => originOf(document.origins, at);
  const words = unknown.map(({ id }) => id);
  if (words.length > 1 && words.length === hooks.length)
    return [say.noSuchHook({ id: first.id, words, known }, placeOfHook(first))];
  return unknown.map((hook) => say.noSuchHook({ id: hook.id, words: undefined, known }, placeOfHook(hook)));
}

/** Hooks that name what no plugin brings. @param known ids that plugins bring */
export const unknownHooks = (
  { hooks, document }: Pick<Project, 'hooks' | 'document'>,
  known: readonly string[],
): Problem[] =>
  moments.flatMap((moment) =>
    ofMoment(
      hooks.filter((hook) => hook.moment === moment),
      known,
      document,
    ),
  );

function checkEntries(reading: Reading, moment: string, entries: readonly Written[]): void {
  entries.forEach((entry, index) => {
    const at = ['hooks', moment, index];
    if (typeof entry === 'string') return;
    if (isWords(entry)) shellIn(reading, entry, at);
    else shellIn(reading, entry.argv, [...at, 'argv']);
  });
}

/** What every moment wants run, in written order. */
export function hooksOf(reading: Reading): Hook[] {
  const hooks: Readonly<Record<string, readonly Written[]>> = { ...reading.wanted.hooks };
  for (const [moment, entries] of Object.entries(hooks)) checkEntries(reading, moment, entries);
  const all = moments.flatMap((moment) =>
    (hooks[moment] ?? []).map((entry, index) =>
      typeof entry === 'string'
        ? { moment, id: entry, at: pointerTo('hooks', moment, index) }
        : hookOf(entry, moment, index),
    ),
  );
  const { document, around } = reading;
  if (around.hookIds !== 'later')
    reading.problems.push(...unknownHooks({ hooks: all, document }, around.hookIds ?? []));
  return all;
}
