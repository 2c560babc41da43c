import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Seen, Settings } from '../model/index.ts';

interface At {
  readonly host: Host;
  /** Where they are not sound, git runs once at a time. */
  readonly settings: Checked<Settings>;
}

type InSlot = (work: () => Promise<Seen>) => Promise<Seen>;

const slotsOf = new WeakMap<Host, InSlot>();

/** How git sees a work tree of people's; git is loaded for it. */
export async function seen(folder: string, { host, settings }: At): Promise<Seen> {
  const { see, slots } = await import('./git/index.ts');
  const inSlot: InSlot = slotsOf.get(host) ?? slots(settings.ok ? settings.value.jobs : 1);
  slotsOf.set(host, inSlot);
  return inSlot(() => see(folder, host));
}
