import type { Problem } from '../diagnostics/index.ts';
import { flag, notStartedHere } from '../model/index.ts';
import type { Call, Facts, Project } from '../model/index.ts';
import { followStack } from './follow.ts';
import type { Site } from './site.ts';

/** How the stack goes on once it is started. */
export type Ahead = 'attached' | 'detached' | 'ready';

/** Tells where Odoo is; attached, shows what the services print until the stack ends. */
export async function started(
  site: Site,
  ahead: Ahead,
  { url, by }: Facts['deployment'],
): Promise<readonly Problem[]> {
  const { host, progress } = site;
  if (ahead === 'attached' && !by) {
    progress.note(`Odoo: ${url}  (Ctrl-C stops the stack; data stays)\n`);
    return followStack(site);
  }
  await host.terminal.out(`Odoo: ${url}\n`);
  if (by) progress.note(`${by.name} of the plugin ${by.plugin} keeps it; "odpm down" stops it.\n`);
  else if (ahead === 'detached')
    progress.note('It answers when it has started; "odpm logs odoo --follow" shows how far it is.\n');
  return [];
}

/** In `ci` nothing is started here, whatever the plan says. */
export const neverStarted = ({ settings }: Project, call: Call): readonly Problem[] =>
  settings.scenario === 'ci' && !flag(call, 'skipStart')
    ? [notStartedHere({}, settings.at('ODPM_SCENARIO'))]
    : [];
