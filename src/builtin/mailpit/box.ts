import { Refusal } from '../../sdk/index.ts';
import type { EffectContext, PluginContext } from '../../sdk/index.ts';

const inbox = 8025;

/** Port of this machine at which mails are shown. */
export const portOf = ({ config }: PluginContext): number =>
  typeof config['port'] === 'number' ? config['port'] : inbox;

/** Where mails are shown. */
export const urlOf = (ctx: PluginContext): string => `http://127.0.0.1:${String(portOf(ctx))}`;

/** Asks Mailpit for all its mails, of which it tells none but the number; `undefined`: it does not answer. */
async function asked(method: 'GET' | 'DELETE', ctx: PluginContext): Promise<unknown> {
  try {
    const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(1000)]);
    const answer = await fetch(`${urlOf(ctx)}/api/v1/messages?limit=1`, { method, signal });
    const text = await answer.text();
    if (!answer.ok) return undefined;
    return method === 'GET' ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
}

/** How many mails there are; `undefined`: Mailpit does not answer. */
async function mailsIn(ctx: PluginContext): Promise<number | undefined> {
  const said = await asked('GET', ctx);
  const total = typeof said === 'object' && said && 'total' in said ? said.total : undefined;
  return typeof total === 'number' ? total : undefined;
}

/** Throws all mails away; `false`: Mailpit does not answer. */
async function emptied(ctx: EffectContext): Promise<boolean> {
  const mails = await mailsIn(ctx);
  if (mails === undefined) return false;
  if (mails > 0 && (await asked('DELETE', ctx)) === undefined) return false;
  ctx.log(mails === 1 ? '1 mail thrown away' : `${String(mails)} mails thrown away`);
  return true;
}

/** One that does not answer may have ended before. */
export async function clearIfUp(ctx: EffectContext): Promise<void> {
  await emptied(ctx);
}

/** @throws Refusal when Mailpit does not answer */
export async function clear(ctx: EffectContext): Promise<number> {
  if (await emptied(ctx)) return 0;
  throw new Refusal(
    ctx.problem({
      code: 'no-answer',
      message: `Mailpit does not answer at ${urlOf(ctx)}`,
      fix: 'Start it: odpm up -d.',
    }),
  );
}
