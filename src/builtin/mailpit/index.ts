import { definePlugin, on } from '../../sdk/index.ts';
import type { PluginContext, ServiceSpec } from '../../sdk/index.ts';
import { MAILPIT_SERVICE } from '../../sdk/services.ts';

const inbox = 8025;
const smtp = 1025;

const portOf = ({ config }: PluginContext): number =>
  typeof config['port'] === 'number' ? config['port'] : inbox;

const urlOf = (ctx: PluginContext): string => `http://127.0.0.1:${String(portOf(ctx))}`;

const service = (ctx: PluginContext): ServiceSpec => ({
  ...MAILPIT_SERVICE,
  ports: [`${String(portOf(ctx))}:${String(inbox)}`],
});

/** Mails of Odoo go there, unless the manifest says where else. */
const mails = on('odoo_conf.options', ({ value }) => {
  const { options = {} } = value;
  const said = Object.keys(options).some((name) => name.startsWith('smtp_'));
  const own = { smtp_server: 'mailpit', smtp_port: String(smtp) };
  return said ? value : { ...value, options: { ...options, ...own } };
});

/** Catches the mails that Odoo sends, and shows them. */
export const mailpit = definePlugin({
  fragments: [{ name: 'mailpit', composeServices: (ctx) => ({ mailpit: service(ctx) }) }],
  on: [
    mails,
    on('service.after_create', { service: 'mailpit' }, (_, ctx) =>
      ctx.log(`mails are shown at ${urlOf(ctx)}`),
    ),
  ],
  commands: {
    inbox: (_, ctx) => {
      ctx.log(urlOf(ctx));
      return 0;
    },
  },
  links: (ctx) => [{ name: 'mails', url: urlOf(ctx) }],
});
