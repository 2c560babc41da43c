import { definePlugin, on, verdict } from '../../sdk/index.ts';
import type { PluginContext, Problem } from '../../sdk/index.ts';
import { REDIS_SERVICE } from '../../sdk/services.ts';
import { isOlder } from './older.ts';

/** Where the other services find it. */
const address = { host: 'redis', port: 6379, url: 'redis://redis:6379/0' } as const;

const wished = ({ config }: PluginContext): string =>
  typeof config['image'] === 'string' ? config['image'] : REDIS_SERVICE.image;

/** The manifest may patch it. */
const imageOf = (ctx: PluginContext): string =>
  ctx.services?.find(({ name }) => name === 'redis')?.image ?? wished(ctx);

/** The image whose Redis wrote the data last. */
const writer = ({ store }: PluginContext): string | undefined => {
  const kept = store.get('image');
  return typeof kept === 'string' ? kept : undefined;
};

/** Data outlives containers. */
function unreadable(ctx: PluginContext): readonly Problem[] {
  const [before, image] = [writer(ctx), imageOf(ctx)];
  if (before === undefined || !isOlder(image, before)) return [];
  return [
    ctx.problem({
      code: 'older-image',
      severity: 'warning',
      message: `${before} wrote the data of Redis, which ${image} may not be able to read`,
      fix: `Say "extensions": {"config": {"redis": {"image": "${before}"}}}, or remove the volume "redis".`,
    }),
  ];
}

/** A Redis server beside Odoo, which finds its address in `REDIS_URL`. */
export const redis = definePlugin({
  steps: [
    {
      id: 'redis.data',
      after: 'compose.up',
      description: 'Remember which image writes the data of Redis.',
      evaluate: (ctx) => {
        const [before, image] = [writer(ctx), imageOf(ctx)];
        if (before === image) return verdict.noop(`${image} writes it`);
        return verdict.update(`${image} is to write it${before === undefined ? '' : `, after ${before}`}`);
      },
      execute: (ctx) => {
        const [before, image] = [writer(ctx), imageOf(ctx)];
        ctx.store.set('image', image);
        if (before !== undefined)
          ctx.audit({ action: 'changed', type: 'image', id: 'redis', changes: { from: before, to: image } });
      },
    },
  ],
  fragments: [
    {
      name: 'redis',
      composeServices: (ctx) => ({ redis: { ...REDIS_SERVICE, image: wished(ctx) } }),
      composeServicePatches: () => ({
        odoo: {
          environment: { REDIS_URL: address.url },
          depends_on: { redis: { condition: 'service_healthy' } },
        },
      }),
    },
  ],
  on: [
    on('service.before_create', { service: 'redis' }, (_, ctx) => unreadable(ctx)),
    on('service.before_update', { service: 'redis' }, (_, ctx) => unreadable(ctx)),
  ],
  status: (ctx) => {
    const before = writer(ctx);
    if (before === undefined) return [];
    const state = unreadable(ctx).length > 0 ? 'warning' : 'ok';
    return [{ label: 'data', value: `written by ${before}`, state }];
  },
  offers: { redis: () => address },
});
