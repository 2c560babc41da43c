import * as z from 'zod/mini';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { LifecycleEvent, Look, PluginAction, PluginContext } from '../../model/index.ts';
import { ranFile } from '../ran-file.ts';
import { allowed } from './actions.ts';
import { contextOf } from './context.ts';
import { expected } from './expected.ts';
import { answered } from './guard.ts';
import type { Live, Session } from './session.ts';
import { kept } from './store.ts';

const ranShape = z.object({
  version: z.literal(1),
  plugins: z.record(z.string(), z.object({ version: z.optional(z.string()) })),
});

/** Plugin → its version when it last ran here, where it has one. */
export type Ran = Readonly<Record<string, { readonly version?: string | undefined }>>;

export async function ranBefore(look: Look): Promise<Checked<Ran>> {
  const read = await kept(ranFile, ranShape, look);
  return read.ok ? good(read.value?.plugins ?? {}) : read;
}

export const textOf = (plugins: Ran): string => `${JSON.stringify({ version: 1, plugins }, undefined, 2)}\n`;

type Event = LifecycleEvent | 'onUpgrade';

async function asked(
  event: Event,
  { found }: Live,
  [code, session]: readonly [(ctx: PluginContext) => unknown, Session],
): Promise<Checked<readonly PluginAction[]>> {
  const said = await answered(
    {
      found,
      part: event,
      doing: `its ${event} was asked`,
      code: (signal) => code(contextOf(found, session, { signal })),
    },
    expected.actions,
    session,
  );
  return said.ok ? allowed(said.value, found, session) : said;
}

/** What a plugin wants done when this happens to it. */
export function happening(
  event: LifecycleEvent,
  live: Live,
  session: Session,
): Promise<Checked<readonly PluginAction[]>> {
  const { definition } = live;
  return definition[event]
    ? asked(event, live, [(ctx) => definition[event]?.(ctx), session])
    : Promise.resolve(good([]));
}

/** What a plugin wants done when another version of it runs for the first time. */
export function upgrading(
  [from, to]: readonly [string, string],
  live: Live,
  session: Session,
): Promise<Checked<readonly PluginAction[]>> {
  const { definition } = live;
  return definition.onUpgrade
    ? asked('onUpgrade', live, [(ctx) => definition.onUpgrade?.(from, to, ctx), session])
    : Promise.resolve(good([]));
}
