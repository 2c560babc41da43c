import { isAbsolute, join } from 'node:path';
import type { Action, Look, Plan, Renew, Write } from '../model/index.ts';

/** What a plan would do to a file. */
export interface Change {
  /** The step that would do it. */
  readonly step: string;
  /** In the project folder; of a folder beside it absolute. */
  readonly path: string;
  readonly what: 'made' | 'changed';
  /** In a few words: `+3 -1`, `22 lines`. */
  readonly summary: string;
  /** Nothing of a file with secrets, a link, or a program of odpm's own. */
  readonly unified: string | undefined;
}

type Told = Omit<Change, 'step' | 'path'>;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const options = {
  context: 3,
  headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
};

/** The library is loaded where a file changes. */
async function compared(path: string, before: string | undefined, text: string): Promise<Told> {
  const { createTwoFilesPatch } = await import('diff');
  const from = before === undefined ? '/dev/null' : path;
  const unified = createTwoFilesPatch(from, path, before ?? '', text, undefined, undefined, options);
  const lines = unified.split('\n').slice(2);
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  const summary = before === undefined ? counted(count('+'), 'line') : `+${count('+')} -${count('-')}`;
  return { what: before === undefined ? 'made' : 'changed', summary, unified };
}

/** Counting the lines of a new file needs no comparison. */
const fresh = (text: string): Told => ({
  what: 'made',
  summary: counted(text.split('\n').length - (text.endsWith('\n') ? 1 : 0), 'line'),
  unified: undefined,
});

const secrets = { made: 'a secret', changed: 'holds secrets; its content changes' };

/** What is said of a file without its lines. */
const silent = (what: Told['what'], summary: string): Told => ({ what, summary, unified: undefined });

async function written(
  { path, text, own = false }: Write,
  look: Look,
  diff: boolean,
): Promise<Told | undefined> {
  const found = await look.read(path);
  const before = found.ok ? found.value : undefined;
  if (before === text) return undefined;
  const what = before === undefined ? 'made' : 'changed';
  if (own) return silent(what, "a program of odpm's own");
  if (path.startsWith('.odpm/state/replaced/')) return silent(what, 'a copy');
  return before === undefined && !diff ? fresh(text) : compared(path, before, text);
}

/** Of very many the first are named. */
const most = 20;

/** Files that people may miss. */
function removed({ folder, removes }: Renew): Omit<Change, 'step'>[] {
  const told = silent('changed', 'untracked, is removed');
  const rows = removes.slice(0, most).map((path) => ({ path: join(folder, path), ...told }));
  const left = removes.length - rows.length;
  return left > 0 ? [...rows, { path: folder, ...told, summary: `${left} more are removed` }] : rows;
}

async function told(action: Exclude<Action, Renew>, look: Look, diff: boolean): Promise<Told | undefined> {
  if (action.kind === 'write') return written(action, look, diff);
  // Those of the project are odpm's own.
  if (action.kind === 'folder') return isAbsolute(action.path) ? silent('made', 'a folder') : undefined;
  if (action.kind === 'remove') return silent('changed', 'is removed');
  if (action.kind !== 'link' && action.kind !== 'secret') return undefined;
  const what = (await look.stat(action.path)) ? 'changed' : 'made';
  return silent(what, action.kind === 'link' ? `link to ${action.target}` : secrets[what]);
}

/** What every file would become, in the order of the steps; `diff`: with the lines of new files, too. */
export async function changesOf({ steps }: Plan, look: Look, diff: boolean): Promise<Change[]> {
  const rows = steps.flatMap(({ id, actions }) => actions.map((action) => ({ id, action })));
  const changes = await Promise.all(
    rows.map(async ({ id, action }): Promise<Change[]> => {
      if (action.kind === 'renew') return removed(action).map((change) => ({ step: id, ...change }));
      const found = await told(action, look, diff);
      return found && 'path' in action ? [{ step: id, path: action.path, ...found }] : [];
    }),
  );
  return changes.flat();
}
