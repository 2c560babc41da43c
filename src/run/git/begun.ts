import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { At, EarlySite } from './at.ts';
import { slots } from './slots.ts';
import { usable } from './usable.ts';

/** The folder of all clones, made where it is not there yet, and a git that can be used. */
export async function begun(site: EarlySite): Promise<Checked<At>> {
  const { host, project } = site;
  const { projects } = project.keeping;
  const made = await host.files.makeFolder(projects, { mode: 0o755, within: projects });
  if (!made.ok) return made;
  const real = (await host.files.real(projects)) ?? projects;
  const at = { site, projects, real, inSlot: slots(project.settings.jobs) };
  const fault = await usable(at);
  return fault ? bad(fault) : good(at);
}
