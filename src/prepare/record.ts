import type { Look } from '../model/index.ts';

/** `<question> <path>` → what it was answered: a text, the names in a folder, a digest, what it is; `undefined` for nothing. */
export type Inputs = ReadonlyMap<string, string | undefined>;

type Questions = Pick<Look, 'read' | 'list' | 'digest' | 'stat'>;

const tellers = {
  read: (given: Awaited<ReturnType<Look['read']>>) => (given.ok ? given.value : 'unreadable'),
  list: (given: Awaited<ReturnType<Look['list']>>) => JSON.stringify(given),
  digest: (given: Awaited<ReturnType<Look['digest']>>) => given,
  // The size of a folder says nothing, that of a file its digest says.
  stat: (given: Awaited<ReturnType<Look['stat']>>) =>
    given && [given.kind, given.mode, given.dangling, given.target].join(' '),
};

function questionsOf(look: Look, note: (key: string, told: string | undefined) => void): Questions {
  return {
    async read(path) {
      const given = await look.read(path);
      note(`read ${path}`, tellers.read(given));
      return given;
    },
    async list(path) {
      const given = await look.list(path);
      note(`list ${path}`, tellers.list(given));
      return given;
    },
    async digest(path) {
      const given = await look.digest(path);
      note(`digest ${path}`, tellers.digest(given));
      return given;
    },
    async stat(path) {
      const given = await look.stat(path);
      note(`stat ${path}`, tellers.stat(given));
      return given;
    },
  };
}

/** A look that keeps in mind which files and folders it was asked about, and what they held. */
export function recorded(look: Look): { readonly look: Look; readonly inputs: Inputs } {
  const inputs = new Map<string, string | undefined>();
  return { look: { ...look, ...questionsOf(look, (key, told) => inputs.set(key, told)) }, inputs };
}

/** The paths that no longer hold what a plan was made from. */
export async function changedSince(inputs: Inputs, look: Look): Promise<string[]> {
  const now = recorded(look);
  const changed: string[] = [];
  for (const [key, before] of inputs) {
    const [question, ...words] = key.split(' ');
    const path = words.join(' ');
    if (question === 'read') await now.look.read(path);
    else if (question === 'list') await now.look.list(path);
    else if (question === 'stat') await now.look.stat(path);
    else await now.look.digest(path);
    if (now.inputs.get(key) !== before) changed.push(path);
  }
  return changed;
}
