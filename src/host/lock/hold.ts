import { dirname, join, resolve } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { hookOf } from '../../model/index.ts';
import type { Files, Holder, Host, Machine, Release, Waiting } from '../host.ts';
import { cannotHold, held, heldByHook } from '../problems.ts';
import { inWords } from '../system.ts';
import { lockIn, readHolder } from './holder.ts';

interface At {
  readonly machine: Machine;
  readonly files: Files;
  readonly clock: Host['clock'];
}

async function take({ machine, files }: At, folder: string): Promise<Release | undefined> {
  const { takeAbstract, takeFile } = await import('./socket.ts');
  if (machine.platform === 'linux') return takeAbstract(folder);
  const said = machine.environment['ODPM_HOME'];
  const home = resolve(machine.home, said === undefined || said === '' ? '.odpm' : said);
  await files.makeFolder(home, { mode: 0o700, within: home });
  await files.makeFolder(join(home, 'locks'), { mode: 0o700, within: home });
  return takeFile(folder, join(home, 'locks'));
}

/** Tells others who holds the project. */
async function tell(
  { machine, files, clock }: At,
  folder: string,
  { command }: Holder,
): Promise<Checked<void>> {
  const path = lockIn(folder);
  const state = await files.makeFolder(dirname(path), { mode: 0o755, within: folder });
  if (!state.ok) return state;
  const since = new Date(clock.now()).toISOString();
  const text = `${JSON.stringify({ pid: machine.pid, command, since })}\n`;
  const told = await files.write(path, text, { owner: 'odpm', mode: 0o600, within: folder });
  return told.ok ? good(undefined) : told;
}

/** See `Host.hold`. */
export async function hold(at: At, folder: string, holder: Holder): Promise<Checked<Release>> {
  const real = (await at.files.real(folder)) ?? folder;
  let release: Release | undefined;
  try {
    release = await take(at, real);
  } catch (error) {
    return bad(cannotHold({ folder, why: inWords(error) }));
  }
  if (!release) {
    const by = await readHolder(at.files, real);
    const ofHook = by !== undefined && at.machine.environment[hookOf] === String(by.pid);
    return bad(ofHook ? heldByHook(by) : held({ folder, by }));
  }
  const free = release;
  const told = await tell(at, real, holder);
  if (!told.ok) {
    await free();
    return told;
  }
  return good(async () => {
    await at.files.remove(lockIn(real), real);
    await free();
  });
}

/** Milliseconds: how long is waited where nothing is said, and between two looks. */
const usual = { patience: 10_000, pause: 20, longestPause: 200 };

/** See `Host.turn`. */
export async function turn(at: At, path: string, waiting: Waiting = {}): Promise<Release> {
  const { clock } = at;
  const { patience = usual.patience, signal = new AbortController().signal, onWait } = waiting;
  const end = clock.now() + patience;
  for (let { pause } = usual; ; pause = Math.min(pause * 1.2, usual.longestPause)) {
    const release = await take(at, path);
    if (release) return release;
    if (pause === usual.pause) onWait?.();
    if (clock.now() > end || signal.aborted) return () => Promise.resolve();
    await clock.pause(pause, signal);
  }
}
