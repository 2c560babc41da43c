import { forgetTrust } from '../consent/index.ts';
import { exitCode } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import type { Call } from '../model/index.ts';
import { find, odpmHome } from '../place/index.ts';

/** Forgets the yes to what of a project would run. */
export async function run(call: Call, host: Host): Promise<number> {
  const place = await find(call.globals, host);
  const gone = place.ok ? await forgetTrust(place.value.folder, odpmHome(host), host) : place;
  report(host, gone.problems);
  if (gone.ok)
    await host.terminal.out(
      gone.value ? 'Forgotten: you will be asked again.\n' : 'Nothing was trusted here.\n',
    );
  return exitCode(gone.problems);
}
