import type { Working } from '../extend/index.ts';
import { planView } from '../model/index.ts';
import type { Look, Own, Plan, Request, Step } from '../model/index.ts';

/** Project + machine → Plan: what would change, and why. Changes nothing. */
export async function plan({ project, extensions }: Working, look: Look, request: Request): Promise<Plan> {
  const { ask } = await import('../prepare/index.ts');
  const { points, providers } = extensions;
  const steps = [extensions.rows, ...(await rooms()).flatMap((room) => room.steps)];
  await points.observe('plan.before', { steps: [...steps, ...extensions.steps].map(({ id }) => id) });
  const found = await ask(steps, { project, look, request, points, providers, extensions: extensions.steps });
  extensions.stage({ project, look, plan: found });
  await points.observe('plan.after', { plan: planView(found) });
  return found;
}

/** What rooms have to say at points, and what they bring. */
export const ownParts = async (): Promise<Own> => {
  const [{ handlers }, image, engine] = await Promise.all([
    import('../prepare/index.ts'),
    import('../image/index.ts'),
    import('../engine/index.ts'),
  ]);
  return { handlers, providers: { ...image.providers, ...engine.providers } };
};

/** Loaded when something is planned: `manifest validate` needs none of them. */
const rooms = (): Promise<readonly { readonly steps: readonly Step[] }[]> =>
  Promise.all([
    import('../takeover/index.ts'),
    import('../sources/index.ts'),
    import('../image/index.ts'),
    import('../odoo/index.ts'),
    import('../compose/index.ts'),
    import('../hooks/index.ts'),
    import('../engine/index.ts'),
  ]);
