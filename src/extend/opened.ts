import { trustOf } from '../consent/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Call, Discovery, Own } from '../model/index.ts';
import { odpmHome } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { pluginsOf } from './found.ts';
import { workingWith } from './working.ts';
import type { Loaded, Working } from './working.ts';

export interface Opening {
  readonly loaded: Loaded;
  readonly place: Place;
  readonly call: Call;
  /** Loads what odpm's own rooms add. */
  readonly own: () => Promise<Own>;
}

/** The plugins of a project for a command that plans nothing. */
export interface Opened {
  readonly discovery: Discovery;
  /** The user trusts their code. */
  readonly trusted: boolean;
  /** What is wrong with the store of trust. */
  readonly problems: readonly Problem[];
  /** Loads them, where their code is trusted. */
  readonly working: () => Promise<Working>;
}

export async function opened({ loaded, place, call, own }: Opening, host: Host): Promise<Opened> {
  const { look } = place;
  const discovery = await pluginsOf(loaded, place, { call, host });
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const asked = { project: loaded.project, look, home: odpmHome(host), start: false, plugins };
  const { state, problems } = await trustOf(asked, host);
  const working = workingWith({ loaded, discovery, look, own, verbose: call.globals.verbose }, host);
  return { discovery, trusted: state.given, problems, working: () => working(state.given) };
}
