import { definePlugin, on, remove, verdict, write } from '../../sdk/index.ts';
import type { PluginAction, PluginContext, Problem, ServiceSpec } from '../../sdk/index.ts';
import { CADDY_SERVICE } from '../../sdk/services.ts';

const inside = 80;

const portOf = ({ config }: PluginContext): number =>
  typeof config['port'] === 'number' ? config['port'] : 8080;

const urlOf = (ctx: PluginContext): string => `http://127.0.0.1:${String(portOf(ctx))}`;

const fileOf = ({ dataFolder }: PluginContext): string => `${dataFolder}/Caddyfile`;

/** Longpolling and websockets of Odoo have a port of their own, but only where it runs with workers. */
const caddyfile = `:${String(inside)} {
	encode zstd gzip
	@bus path /websocket /longpolling/*
	reverse_proxy @bus odoo:8072 odoo:8069 {
		lb_policy first
		lb_retries 1
		fail_duration 30s
	}
	reverse_proxy odoo:8069
}
`;

/** Nobody reads it any more. */
const tidied = async (ctx: PluginContext): Promise<readonly PluginAction[]> =>
  (await ctx.look.stat(fileOf(ctx))) ? [remove(fileOf(ctx))] : [];

const service = (ctx: PluginContext): ServiceSpec => ({
  ...CADDY_SERVICE,
  ports: [`${String(portOf(ctx))}:${String(inside)}`],
  volumes: [...CADDY_SERVICE.volumes, `./${fileOf(ctx)}:/etc/caddy/Caddyfile:ro`],
  depends_on: ['odoo'],
});

/** A port has one owner. */
function portTaken(ctx: PluginContext): readonly Problem[] {
  const own = String(portOf(ctx));
  const holder = ctx.services?.find(
    ({ name, ports }) => name !== 'caddy' && ports.some(({ published }) => published === own),
  );
  if (!holder) return [];
  return [
    ctx.problem({
      code: 'port-taken',
      message: `the service ${holder.name} publishes port ${own}, which Caddy is to have`,
      fix: 'Say another one: "extensions": {"config": {"caddy": {"port": 8081}}}.',
      at: `/services/${holder.name}`,
    }),
  ];
}

/** Caddy as a reverse proxy in front of Odoo. */
export const caddy = definePlugin({
  steps: [
    {
      id: 'caddy.file',
      description: 'Write the Caddyfile.',
      required: true,
      evaluate: async (ctx) => {
        const path = fileOf(ctx);
        const there = await ctx.look.read(path);
        return there === caddyfile
          ? verdict.noop(`${path} is as it should be`)
          : verdict.update(there === undefined ? `there is no ${path} yet` : `${path} changes`, [
              write(path, caddyfile),
            ]);
      },
    },
  ],
  fragments: [{ name: 'caddy', composeServices: (ctx) => ({ caddy: service(ctx) }) }],
  on: [
    on('manifest.validate', (_, ctx) => portTaken(ctx)),
    // Odoo has to know that what comes over a proxy names its sender in a header.
    on('odoo_conf.options', ({ value }) => ({
      ...value,
      options: { proxy_mode: 'True', ...value['options'] },
    })),
    // With `only` nobody gets past it.
    on('compose.service', { service: 'odoo' }, ({ value }, { config }) =>
      config['only'] === true ? { ...value, ports: [] } : value,
    ),
    on('status.view', ({ value }, ctx) =>
      value.map((each) => (each.name === 'odoo' ? { ...each, urls: [urlOf(ctx), ...each.urls] } : each)),
    ),
  ],
  onDisable: tidied,
  onUninstall: tidied,
  links: (ctx) => [{ name: 'Odoo through Caddy', url: urlOf(ctx) }],
});
