import { good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Look, PluginUse } from '../model/index.ts';
import type { Site } from './site.ts';
import { validate } from './stats.generated.js';
import { write } from './write.ts';

const file = '.odpm/state/plugins-stats.json';

/** Of so many runs it is kept how plugins did. */
const most = 50;

/** How the plugins of a run did. */
interface Run {
  /** UTC, ISO 8601. */
  readonly ended: string;
  readonly uses: readonly PluginUse[];
}

/** The oldest run first. */
export interface PluginStats {
  readonly version: 1;
  readonly runs: readonly Run[];
}

const isStats = (value: unknown): value is PluginStats => validate(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is known of the last runs; a file that holds something else holds nothing. */
export async function statsOf(look: Pick<Look, 'read'>): Promise<PluginStats['runs']> {
  const text = await look.read(file);
  const found = parsed(text.ok ? (text.value ?? '') : '');
  return isStats(found) ? found.runs : [];
}

/** Adds this run, where plugins had a part in it. */
export async function keepStats(site: Site): Promise<readonly Checked<unknown>[]> {
  const { host, look, extensions } = site;
  const uses = extensions.stats();
  if (uses.length === 0) return [good(undefined)];
  const ended = host.clock.spelled(host.clock.now());
  const runs = [...(await statsOf(look)), { ended, uses }].slice(-most);
  const text = `${JSON.stringify({ version: 1, runs })}\n`;
  return [await write({ kind: 'write', path: file, text, mode: 0o600 }, site)];
}
