import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Json } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Look } from '../../model/index.ts';
import { strangeStore } from '../live-problems.ts';
import { wholeFile } from '../where.ts';
import { frozen } from './frozen.ts';
import { plain } from './plain.ts';
import type { Flaw } from './plain.ts';
import type { Session } from './session.ts';

const storesFolder = '.odpm/state/plugins';
const fileOf = (plugin: string): string => join(storesFolder, `${plugin}.json`);

/** Folder of a plugin's own, from the project folder. */
export const dataFolderOf = (plugin: string): string => join(storesFolder, plugin);

const valuesShape = z.record(z.string(), z.json());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON that odpm wrote; `undefined` when there is no such file, a problem when something else is there. */
export async function kept<T>(
  path: string,
  shape: z.ZodMiniType<T>,
  look: Look,
): Promise<Checked<T | undefined>> {
  const text = await look.read(path);
  if (!text.ok || text.value === undefined) return text.ok ? good(undefined) : text;
  const read = shape.safeParse(parsed(text.value));
  return read.success ? good(read.data) : bad(strangeStore({ path }, wholeFile(path)));
}

/** Reads what plugins remember of this project, where there is something → plugin → what is wrong with it. */
export async function remember(session: Session): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { look } = session.at;
  const wrong = new Map<string, readonly Problem[]>();
  for (const { name, kind } of await look.list(storesFolder)) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    const plugin = name.slice(0, -'.json'.length);
    const read = await kept(fileOf(plugin), valuesShape, look);
    if (read.ok) session.stores.set(plugin, frozen(read.value ?? {}));
    else wrong.set(plugin, read.problems);
  }
  return wrong;
}

// It has to be read again, and files of more than 1 MiB are not.
const mostText = 1_000_000;

/** A flaw, and what its author is told to do. */
export type Told = Flaw & { readonly way: string };

const ways = {
  reads: 'Leave it out, or declare the command with "access": "write".',
  data: 'Give it data: strings, numbers, true, false, null, lists and objects of them.',
  much: 'Keep less there: the rest may be files below ctx.dataFolder.',
};

/** What a call of a plugin wants remembered; nothing is, until the call has ended well. */
export interface Draft {
  readonly store: { get(key: string): Json | undefined; set(key: string, value: unknown): void };
  /** The first thing that cannot be kept. */
  flaw(): Told | undefined;
  /** Writes what is new. */
  keep(): Promise<readonly Problem[]>;
}

/** @param keeps whether the call may have something remembered */
export function draftOf(plugin: string, keeps: boolean, session: Session): Draft {
  const values = new Map(Object.entries(session.stores.get(plugin) ?? {}));
  const textOf = (): string => `${JSON.stringify(Object.fromEntries(values), undefined, 2)}\n`;
  let changed = false;
  let flaw: Told | undefined;
  const set = (key: string, value: unknown): void => {
    const path = `store.set(${JSON.stringify(key)})`;
    const given = plain(value);
    changed = true;
    if (!keeps) flaw ??= { path, says: 'is called in a command that is declared to read', way: ways.reads };
    else if (!given.ok) flaw ??= { path, says: given.flaw.says, way: ways.data };
    else if (given.value === undefined) values.delete(key);
    else values.set(key, frozen(given.value));
  };
  return {
    store: Object.freeze({ get: (key: string) => values.get(key), set }),
    flaw: () =>
      flaw ??
      (changed && textOf().length > mostText
        ? { path: 'store', says: 'holds more than 1 MB', way: ways.much }
        : undefined),
    async keep() {
      if (!changed) return [];
      session.stores.set(plugin, Object.fromEntries(values));
      return session.at.write(fileOf(plugin), textOf());
    },
  };
}
