import { digestOf } from '../base/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Action, FileFacts, Look } from '../model/index.ts';

/** The machine as the steps before will leave it: what they would write is laid over what is there. */
export function lens(look: Look): {
  readonly look: Look;
  readonly lay: (actions: readonly Action[]) => void;
} {
  const texts = new Map<string, string>();
  const made = new Map<string, FileFacts>();
  const facts = { size: 0, owner: 0, modified: 0, dangling: false, target: undefined };
  return {
    look: {
      ...look,
      read: (path) => {
        const text = texts.get(path);
        return text === undefined ? look.read(path) : Promise.resolve(good(text));
      },
      stat: (path) => {
        const found = made.get(path);
        return found ? Promise.resolve(found) : look.stat(path);
      },
      digest: (path) => {
        const text = texts.get(path);
        return text === undefined ? look.digest(path) : Promise.resolve(digestOf(text));
      },
    },
    lay: (actions) => {
      for (const action of actions) {
        if (action.kind === 'write') texts.set(action.path, action.text);
        if (action.kind === 'write' || action.kind === 'secret') {
          made.set(action.path, { ...facts, kind: 'file', mode: action.mode });
        }
        if (action.kind === 'link')
          made.set(action.path, { ...facts, kind: 'link', mode: 0o777, target: action.target });
        if (action.kind === 'folder')
          made.set(action.path, { ...facts, kind: 'directory', mode: action.mode });
      }
    },
  };
}
