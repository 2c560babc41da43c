import type { Files } from '../host.ts';
import { shown } from '../system.ts';
import { append } from './append.ts';
import { digest } from './digest.ts';
import {
  facts,
  list,
  makeFolder,
  moveFolder,
  real,
  remove,
  removeFolder,
  removeStaleTemps,
} from './folders.ts';
import { mebibyte, read } from './read.ts';
import { link } from './link.ts';
import { write } from './write.ts';

/** Problems show paths relative to `cwd` where they lie in it. */
export function nodeFiles(cwd: string): Files {
  // Most files are sound: their names are shown to nobody.
  const named = (path: string, limit = mebibyte) => ({
    path,
    limit,
    get name() {
      return shown(path, cwd);
    },
  });
  return {
    read: (path, limit) => Promise.resolve(read(named(path, limit))),
    stat: (path) => Promise.resolve(facts(path)),
    list: (path) => Promise.resolve(list(named(path))),
    digest: (path, length) => Promise.resolve(digest(path, length)),
    real: (path) => Promise.resolve(real(path)),
    write: (path, text, options) => write(named(path), text, options),
    append: (path, text) => append(named(path), text),
    makeFolder: (path, options) => makeFolder(named(path), options),
    link: (path, target, within) => link(named(path), target, within),
    remove: (path, within) => remove(named(path), within),
    removeFolder: (path, within) => removeFolder(named(path), within),
    moveFolder: (path, target, within) => moveFolder(named(path), target, within),
    removeStaleTemps,
  };
}
