import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../../diagnostics/index.ts';
import { isImportOutside } from '../../host/index.ts';
import type { Ran } from '../../host/index.ts';
import { isRefusal } from '../../model/index.ts';
import * as say from '../live-problems.ts';
import { blame, moduleOf, saidBy } from './blame.ts';
import { expected, fitting, inBounds } from './expected.ts';
import type { Doing, Expected } from './expected.ts';
import { plain } from './plain.ts';
import type { Plain } from './plain.ts';
import type { Session } from './session.ts';

/** Code of a plugin that is to be called. */
export interface Call<T> extends Doing {
  readonly code: (signal: AbortSignal) => T | Promise<T>;
  /** Whether everything that all code shares is looked at behind it. */
  readonly shares?: boolean;
}

/** The problem in a `Refusal`; what was thrown may be anything, and throw when it is looked at. */
function refusedWith(error: unknown): Plain | undefined {
  try {
    return isRefusal(error) ? plain(error.problem) : undefined;
  } catch {
    return undefined;
  }
}

async function thrown(error: unknown, call: Doing, session: Session): Promise<readonly Problem[]> {
  const { found, doing } = call;
  const refused = refusedWith(error);
  if (refused) {
    const told = fitting(refused, expected.problem, [call, session]);
    return told.ok ? [inBounds(told.value)] : told.problems;
  }
  const said = saidBy(error, session);
  if (isImportOutside(error)) return [say.importOutside({ said }, moduleOf(found, session))];
  const { found: by, at } = await blame(error, found, session);
  return by.name === found.name
    ? [say.threw({ plugin: found.name, doing, said, unread: unreadIn(error, at) }, at)]
    : [
        say.threw(
          { plugin: by.name, doing: `the plugin ${found.name} used what it lends`, said, unread: undefined },
          at,
        ),
      ];
}

/** A module whose syntax is wrong: of these Node does not say where. */
const unreadIn = (error: unknown, at: Span | undefined): string | undefined =>
  error instanceof SyntaxError && at?.line === 0 && /\.[cm]?js$/.test(at.file) ? at.file : undefined;

function problemsOf<T>(
  ran: Exclude<Ran<T>, { readonly ended: 'value' }>,
  call: Doing,
  session: Session,
): Promise<readonly Problem[]> {
  if (ran.ended === 'threw') return thrown(ran.error, call, session);
  const ended = ran.ended === 'timed-out' ? say.timedOut : say.calledExit;
  const facts = { plugin: call.found.name, doing: call.doing };
  return Promise.resolve([ended(facts, moduleOf(call.found, session))]);
}

/** Runs code of a plugin; whatever it does comes back as problems that name it. */
export async function guarded<T>(call: Call<T>, session: Session): Promise<Checked<T>> {
  const { host } = session.at;
  const { found, part, shares = false } = call;
  const started = host.clock.now();
  const ran = await host.plugins.run(found.name, call.code);
  const names = host.plugins.changedPrototypes(shares || ran.ended !== 'value');
  const failed = ran.ended !== 'value' || names.length > 0;
  session.uses.note(found.name, part, { failed, milliseconds: host.clock.now() - started });
  // Whatever else went wrong may come from that.
  if (names.length > 0)
    return bad(say.changedPrototype({ plugin: found.name, names }, moduleOf(found, session)));
  return ran.ended === 'value' ? good(ran.value) : bad(...(await problemsOf(ran, call, session)));
}

/** Asks code of a plugin, and takes no answer but one that fits. */
export async function answered<T>(
  call: Call<unknown>,
  wanted: Expected<T>,
  session: Session,
): Promise<Checked<T>> {
  const { code, ...doing } = call;
  // Copied under guard: a getter is code of the plugin, too.
  const ran = await guarded({ ...doing, code: async (signal) => plain(await code(signal)) }, session);
  return ran.ok ? fitting(ran.value, wanted, [doing, session]) : ran;
}
