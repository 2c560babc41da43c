import { isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import type { LifecycleEvent } from '../model/index.ts';
import type { Place } from '../place/index.ts';
import { ranHere } from '../plugins/index.ts';
import { carryOut, progressOf } from '../run/index.ts';
import { opened } from './opened.ts';
import type { Opened, Opening } from './opened.ts';
import { notAsked } from './problems.ts';
import type { Loaded } from './working.ts';

interface Happening {
  readonly event: LifecycleEvent;
  readonly plugin: string;
}

interface Where {
  readonly host: Host;
  readonly place: Place;
  readonly interrupts: Interrupts;
}

async function happen(
  { event, plugin }: Happening,
  { discovery, trusted, working }: Opened,
  { host, place, interrupts }: Where,
): Promise<readonly Problem[]> {
  const found = discovery.plugins.find(({ name }) => name === plugin);
  if (!found || found.problems.some(isError)) return [];
  if (!trusted && found.origin !== 'built-in')
    // One that never ran here has nothing to clean up.
    return (await ranHere(plugin, place.look)) ? [notAsked({ plugin, event })] : [];
  const { project, extensions } = await working();
  extensions.stage({ project, look: place.look, plan: undefined });
  const wanted = await extensions.lifecycle(event, plugin);
  if (!wanted.ok) return [...wanted.problems, ...extensions.warnings()];
  if (wanted.value.length === 0) return extensions.warnings();
  const site = {
    host,
    project,
    look: place.look,
    interrupts,
    progress: progressOf(host),
    stillTrusted: () => Promise.resolve(undefined),
    extensions,
  };
  const step = { id: `plugin.${plugin}`, because: event, actions: wanted.value };
  return [...(await carryOut(step, site)).problems, ...extensions.warnings()];
}

interface Command extends Omit<Opening, 'loaded'> {
  /** A project that cannot be read has no plugins to ask. */
  readonly loaded: Checked<Loaded>;
  readonly interrupts: Interrupts;
}

/** Carries out what a plugin wants done when a command does something to it. Code that is not trusted is not asked. */
export async function happenIn(
  happening: Happening,
  { interrupts, loaded, ...at }: Command,
  host: Host,
): Promise<readonly Problem[]> {
  if (!loaded.ok) return [];
  const found = await opened({ ...at, loaded: loaded.value }, host);
  return happen(happening, found, { host, place: at.place, interrupts });
}
