import { andThen, exitCode, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { depsLockFile, flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { load } from '../pipeline.ts';
import { find, knownState } from '../place/index.ts';
import { compared, relocked } from '../relock/index.ts';
import { whileHeld } from '../run/index.ts';
import { lockJson, lockTold } from '../sources/index.ts';

const isJson = (call: Call): boolean => flag(call, 'json') || textOption(call, 'format') === 'json';

type At = Parameters<typeof relocked>[0];

async function verified(at: At): Promise<Checked<void>> {
  const found = await compared(at);
  const same = { lock: false, manifest: undefined, moved: [] };
  if (found.ok)
    await at.host.terminal.out(isJson(at.call) ? lockJson(same) : `${depsLockFile} is as it should be\n`);
  return found;
}

async function locked(at: At): Promise<Checked<void>> {
  const { call, host, place } = at;
  const held = { host, folder: place.folder, command: 'odpm lock' } as const;
  const done = andThen(await whileHeld(held, () => relocked(at)), (each) => each);
  if (!done.ok) return done;
  if (done.value) await host.terminal.out(isJson(call) ? lockJson(done.value) : lockTold(done.value));
  return good(undefined, done.problems);
}

async function inProject(call: Call, host: Host, interrupts: Interrupts): Promise<readonly Problem[]> {
  const place = await find(call.globals, host);
  if (!place.ok) return place.problems;
  const state = await knownState(place.value);
  if (!state.ok) return state.problems;
  const { folder } = place.value;
  const at: At = {
    call,
    host,
    interrupts,
    place: place.value,
    load: (look) => load({ folder, look }, host, textOption(call, 'scenario')),
  };
  return [...place.problems, ...(await (flag(call, 'check') ? verified(at) : locked(at))).problems];
}

/** Locks the repositories of the project at the commits that they have now, or compares them with the lock. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const problems = await inProject(call, host, interrupts).finally(() => interrupts.end());
  if (interrupts.code() === undefined) report(host, problems);
  else host.terminal.err('\nInterrupted: nothing was changed.\n');
  return interrupts.code() ?? exitCode(problems);
}
