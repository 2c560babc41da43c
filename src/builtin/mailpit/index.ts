import { definePlugin, on } from '../../sdk/index.ts';
import type { PluginContext, ServiceSpec } from '../../sdk/index.ts';
import { MAILPIT_SERVICE } from '../../sdk/services.ts';
import { clear, clearIfUp, portOf, urlOf } from './box.ts';

/** Inside of the stack. */
const [inbox, smtp] = [8025, 1025];

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

const tell = (ctx: PluginContext): void => ctx.log(`mails are shown at ${urlOf(ctx)}`);

/** Catches the mails that Odoo sends, and shows them. */
export const mailpit = definePlugin({
  fragments: [{ name: 'mailpit', composeServices: (ctx) => ({ mailpit: service(ctx) }) }],
  on: [
    mails,
    on('service.after_create', { service: 'mailpit' }, (_, ctx) => tell(ctx)),
    on('service.after_update', { service: 'mailpit' }, (_, ctx) => tell(ctx)),
  ],
  hooks: { 'mailpit.clear': { preDown: clearIfUp } },
  commands: {
    inbox: (_, ctx) => {
      ctx.log(urlOf(ctx));
      return 0;
    },
    clear: (_, ctx) => clear(ctx),
  },
  links: (ctx) => [{ name: 'mails', url: urlOf(ctx) }],
});
