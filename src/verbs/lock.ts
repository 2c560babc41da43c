import { andThen, exitCode, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { depsLockFile, flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { load } from '../pipeline/index.ts';
import { find, knownState } from '../place/index.ts';
import { compared, relocked } from '../relock/index.ts';
import { whileHeld } from '../run/index.ts';
import { lockJson, lockTold } from '../sources/index.ts';
import type { Relocked } from '../sources/index.ts';

const isJson = (call: Call): boolean => flag(call, 'json') || textOption(call, 'format') === 'json';

/** What is said on the way stays out of a document for programs. */
const saidAside = (host: Host): Host => {
  const out = (text: string): Promise<void> => {
    host.terminal.err(text);
    return Promise.resolve();
  };
  return { ...host, terminal: { ...host.terminal, out } };
};

type At = Parameters<typeof relocked>[0];

/** What is said of a lock, where anything has become of it. */
type Told = Checked<string | undefined> & { readonly become?: Relocked | undefined };

async function verified(at: At): Promise<Told> {
  return andThen(await compared(at), () => good(`${depsLockFile} is as it should be\n`));
}

async function locked(at: At): Promise<Told> {
  const { host, place } = at;
  const held = { host, folder: place.folder, command: 'odpm lock' } as const;
  const done = andThen(await whileHeld(held, () => relocked(at)), (each) => each);
  if (!done.ok) return done;
  const become = done.value;
  return { ...good(become && lockTold(become), done.problems), become };
}

async function inProject(call: Call, host: Host, interrupts: Interrupts): Promise<Told> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const state = await knownState(place.value);
  if (!state.ok) return state;
  const { folder } = place.value;
  const at: At = {
    call,
    host: isJson(call) ? saidAside(host) : host,
    interrupts,
    place: place.value,
    load: (look) => load({ folder, look }, host, textOption(call, 'scenario')),
  };
  const told = await (flag(call, 'check') ? verified(at) : locked(at));
  return { ...told, problems: [...place.problems, ...told.problems] };
}

/** Locks the repositories of the project at the commits that they have now, or compares them with the lock. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const told = await inProject(call, host, interrupts).finally(() => interrupts.end());
  const code = interrupts.code();
  const { problems, become } = told;
  // A signal that comes while the last file is written comes too late.
  if (code !== undefined && become === undefined) {
    host.terminal.err('\nInterrupted: nothing was changed.\n');
    return code;
  }
  if (isJson(call)) await host.terminal.out(lockJson(become, problems));
  else {
    if (told.ok && told.value !== undefined) await host.terminal.out(told.value);
    report(host, problems);
  }
  return code ?? exitCode(problems);
}
