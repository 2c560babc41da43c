import { basename, resolve } from 'node:path';
import { isInside } from '../../base/index.ts';
import { Refusal } from '../../model/index.ts';
import type { Look, PluginLook } from '../../model/index.ts';
import { secretFile } from '../live-problems.ts';
import { shownFrom } from './blame.ts';

interface Looking {
  readonly plugin: string;
  /** The project folder. */
  readonly folder: string;
  readonly look: Look;
}

function isSecret(path: string, folder: string): boolean {
  if (basename(path) === '.env') return true;
  return path === resolve(folder, '.odpm/secrets.json') || isInside(resolve(folder, '.odpm/runtime'), path);
}

const refused = (problem: ConstructorParameters<typeof Refusal>[0]): Promise<never> =>
  Promise.reject(new Refusal(problem));

async function read({ plugin, folder, look }: Looking, path: string): Promise<string | undefined> {
  const at = resolve(folder, path);
  const real = (await look.real(at)) ?? at;
  if (isSecret(at, folder) || isSecret(real, (await look.real(folder)) ?? folder))
    return refused(secretFile({ plugin, path: shownFrom(folder, at) }));
  const text = await look.read(path);
  const [problem] = text.problems;
  return text.ok ? text.value : problem && refused(problem);
}

/** The project's files as plugins may look at them. */
export const pluginLook = (looking: Looking): PluginLook =>
  Object.freeze({
    read: (path: string) => read(looking, path),
    stat: (path: string) => looking.look.stat(path),
    list: (path: string) => looking.look.list(path),
  });
