import { good, bad } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Globals } from '../model/index.ts';
import { agreed } from '../run/index.ts';
import { notFetched } from './problems.ts';

/** Where images or wheels would be fetched, asks in a terminal whether to go on. */
export async function askFetches(
  fetches: readonly string[],
  globals: Globals,
  host: Host,
): Promise<Checked<void>> {
  if (fetches.length === 0 || globals.yes || !globals.input || !host.terminal.interactive)
    return good(undefined);
  return (await agreed(host, `Fetch ${fetches.join(', ')}?`)) ? good(undefined) : bad(notFetched({}));
}
