import type { Problem } from '../diagnostics/index.ts';
import { physicalName } from '../model/index.ts';
import type { Settings } from '../model/index.ts';
import { followStack } from './follow.ts';
import type { Site } from './site.ts';

/** A browser cannot open the address that stands for all of them. */
const urlOf = ({ bind, ports }: Settings): string =>
  `http://${bind === '0.0.0.0' ? '127.0.0.1' : bind}:${String(ports.odoo)}`;

/** Tells where Odoo is; attached, shows what the services print until the stack ends. */
export async function started(site: Site, detach: boolean): Promise<readonly Problem[]> {
  const { terminal } = site.host;
  const url = urlOf(site.project.settings);
  if (detach) {
    await terminal.out(`Odoo: ${url}\n`);
    const logs = `docker compose -p ${site.project.name} logs --follow ${physicalName(site.project.settings.names, 'odoo')}`;
    terminal.err(`It answers when it has started; "${logs}" shows how far it is.\n`);
    return [];
  }
  terminal.err(`Odoo: ${url}  (Ctrl-C stops the stack; data stays)\n`);
  return followStack(site);
}
