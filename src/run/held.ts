import { join } from 'node:path';
import type { Checked } from '../diagnostics/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { hookOf, lockFile } from '../model/index.ts';

/** Folders in which a killed run may have left temporary files. */
const written = [
  '',
  '.odpm',
  '.odpm/compose/fragments',
  '.odpm/compose/patches',
  '.odpm/generated',
  '.odpm/runtime',
  '.odpm/runtime/container',
  '.odpm/runtime/initdb',
  '.odpm/state',
  '.odpm/state/plugins',
  '.odpm/state/replaced',
  'dependencies',
];

interface Held {
  readonly host: Host;
  readonly folder: string;
  /** As others are told who holds the project; no arguments, which may be secret. */
  readonly command: `odpm ${string}`;
}

/** Whether a run was killed before it was done, or is not done yet. */
export const unfinished = async (host: Host, folder: string): Promise<boolean> =>
  (await host.files.stat(join(folder, lockFile))) !== undefined;

/** In a hook: the run that called it holds the project until it has ended, and nobody is asked anything before that is said. */
export async function heldByCaller(held: Held): Promise<Checked<void>> {
  const inHook = held.host.machine.environment[hookOf] !== undefined;
  return inHook ? whileHeld(held, () => Promise.resolve()) : good(undefined);
}

/** Does something to a project while no other odpm can. */
export async function whileHeld<T>(
  { host, folder, command }: Held,
  work: () => Promise<T>,
): Promise<Checked<T>> {
  const held = await host.hold(folder, { command });
  if (!held.ok) return held;
  try {
    await host.files.removeStaleTemps(written.map((each) => join(folder, each)));
    return good(await work());
  } finally {
    await held.value();
  }
}
