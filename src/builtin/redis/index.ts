import { definePlugin, on } from '../../sdk/index.ts';
import type { PluginContext, ServiceSpec } from '../../sdk/index.ts';
import { REDIS_SERVICE } from '../../sdk/services.ts';

/** Where the other services find it. */
const address = { host: 'redis', port: 6379, url: 'redis://redis:6379/0' } as const;

const service = ({ config }: PluginContext): ServiceSpec => ({
  ...REDIS_SERVICE,
  ...(typeof config['image'] === 'string' && { image: config['image'] }),
});

/** A Redis server beside Odoo, which finds its address in `REDIS_URL`. */
export const redis = definePlugin({
  fragments: [
    {
      name: 'redis',
      composeServices: (ctx) => ({ redis: service(ctx) }),
      composeServicePatches: () => ({
        odoo: {
          environment: { REDIS_URL: address.url },
          depends_on: { redis: { condition: 'service_healthy' } },
        },
      }),
    },
  ],
  on: [
    on('service.before_update', { service: 'redis' }, ({ keys }, ctx) =>
      keys.includes('image')
        ? [
            ctx.problem({
              code: 'other-image',
              severity: 'warning',
              message:
                'Redis is started from another image, and an older one cannot read what a newer one wrote',
              fix: 'Go on where the new image is the newer one; else keep the image that is there.',
            }),
          ]
        : [],
    ),
  ],
  offers: { redis: () => address },
});
