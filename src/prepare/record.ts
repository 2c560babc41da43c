import { digestOf } from '../base/index.ts';
import type { Look } from '../model/index.ts';

export type Inputs = ReadonlyMap<string, string | undefined>;

type Question = 'read' | 'list' | 'digest';

/** One answer as a digest: what the files said, whoever asks. */
async function answer(look: Look, question: Question, path: string): Promise<string | undefined> {
  switch (question) {
    case 'read': {
      const text = await look.read(path);
      return text.ok ? text.value && digestOf(text.value) : 'unreadable';
    }
    case 'list':
      return digestOf(JSON.stringify(await look.list(path)));
    case 'digest':
      return look.digest(path);
  }
}

/** A look that keeps in mind which files and folders it was asked about. */
export function recorded(look: Look): { readonly look: Look; readonly inputs: () => Promise<Inputs> } {
  const asked = new Map<string, { question: Question; path: string }>();
  const note = (question: Question, path: string): void => {
    asked.set(`${question} ${path}`, { question, path });
  };
  return {
    look: {
      ...look,
      read: (path) => (note('read', path), look.read(path)),
      list: (path) => (note('list', path), look.list(path)),
      digest: (path) => (note('digest', path), look.digest(path)),
    },
    inputs: async () =>
      new Map(
        await Promise.all(
          [...asked].map(
            async ([key, { question, path }]) => [key, await answer(look, question, path)] as const,
          ),
        ),
      ),
  };
}

/** The paths whose content is no longer what a plan was made from. */
export async function changedSince(inputs: Inputs, look: Look): Promise<string[]> {
  const changed: string[] = [];
  for (const [key, before] of inputs) {
    const [question = '', ...path] = key.split(' ');
    if ((await answer(look, question as Question, path.join(' '))) !== before) changed.push(path.join(' '));
  }
  return changed;
}
