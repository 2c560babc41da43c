import * as z from 'zod/mini';
import { isObject } from '../../base/index.ts';
import { bad } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Audit, EffectContext } from '../../model/index.ts';
import { contextOf } from './context.ts';
import { unfit } from './expected.ts';
import type { Doing, Expected } from './expected.ts';
import { flawOf } from './flaws.ts';
import { answered } from './guard.ts';
import { plain } from './plain.ts';
import type { Session } from './session.ts';
import { draftOf } from './store.ts';
import type { Draft, Told } from './store.ts';
import { auditShape } from './values.ts';

interface Effect<T> extends Doing {
  readonly code: (ctx: EffectContext) => unknown;
  readonly wanted: Expected<T>;
  /** Whether it may have something remembered. */
  readonly keeps: boolean;
}

const entryWay =
  'Give it data: { action: "created", type: "mailbox", id: "info@shop.test", name, changes }, the last two where there are any.';

/** Entries for the record of the run; the first that does not fit. */
function auditor(
  plugin: string,
  session: Session,
): { add: (entry: Audit) => void; flaw: () => Told | undefined } {
  let flaw: Told | undefined;
  return {
    add(entry) {
      const given = plain(entry);
      const read = auditShape.safeParse(given.ok ? given.value : undefined);
      if (read.success) session.audit.push({ plugin, ...(given.ok && isObject(given.value) && given.value) });
      const said = given.ok ? read.error?.issues.map((issue) => flawOf(issue, given.value))[0] : given.flaw;
      if (said)
        flaw ??= {
          ...said,
          way: entryWay,
          path: ['audit()', said.path].filter((part) => part !== '').join('.'),
        };
    },
    flaw: () => flaw,
  };
}

/** Calls code of a plugin for its effects and an answer; what it wants remembered is kept when it has ended well. */
export async function effected<T>(effect: Effect<T>, session: Session): Promise<Checked<T>> {
  const { code, wanted, keeps, ...doing } = effect;
  const { name } = doing.found;
  const draft: Draft = draftOf(name, keeps, session);
  const audits = auditor(name, session);
  const called = await answered(
    {
      ...doing,
      code: (signal) => {
        const ctx = contextOf(doing.found, session, { signal });
        return code(Object.freeze({ ...ctx, store: draft.store, audit: audits.add }));
      },
    },
    wanted,
    session,
  );
  const flaw = draft.flaw() ?? audits.flaw();
  if (flaw) return bad(...called.problems, unfit(doing, flaw, session));
  if (!called.ok) return called;
  const wrong = await draft.keep();
  return wrong.length > 0 ? bad(...wrong) : called;
}

const nothing = { shape: z.undefined(), way: '' };

/** Calls code of a plugin for its effects alone: whatever it returns is nothing that counts. */
export async function done(
  { code, ...rest }: Omit<Effect<unknown>, 'wanted' | 'keeps'>,
  session: Session,
): Promise<readonly Problem[]> {
  const quiet = async (ctx: EffectContext): Promise<void> => {
    await code(ctx);
  };
  return (await effected({ ...rest, code: quiet, wanted: nothing, keeps: true }, session)).problems;
}
