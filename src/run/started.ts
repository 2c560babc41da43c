import type { Problem } from '../diagnostics/index.ts';
import type { Settings } from '../model/index.ts';
import { followStack } from './follow.ts';
import type { Site } from './site.ts';

/** A browser cannot open the address that stands for all of them. */
const urlOf = ({ bind, ports }: Settings): string =>
  `http://${bind === '0.0.0.0' ? '127.0.0.1' : bind}:${String(ports.odoo)}`;

/** How the stack goes on once it is started. */
export type Ahead = 'attached' | 'detached' | 'ready';

/** Tells where Odoo is; attached, shows what the services print until the stack ends. */
export async function started(site: Site, ahead: Ahead): Promise<readonly Problem[]> {
  const { host, progress } = site;
  const url = urlOf(site.project.settings);
  if (ahead === 'attached') {
    progress.note(`Odoo: ${url}  (Ctrl-C stops the stack; data stays)\n`);
    return followStack(site);
  }
  await host.terminal.out(`Odoo: ${url}\n`);
  if (ahead === 'detached')
    progress.note('It answers when it has started; "odpm logs odoo --follow" shows how far it is.\n');
  return [];
}
