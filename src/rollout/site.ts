import { stillTrusted } from '../consent/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { odpmHome } from '../place/index.ts';
import { progressOf } from '../run/index.ts';
import type { Site } from '../run/index.ts';
import type { Run } from './run.ts';

export async function siteOf(found: Preview, { host, interrupts, mode }: Run): Promise<Site> {
  const { place, request, trust, discovery } = found;
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const asked = {
    project: found.project,
    look: place.look,
    home: odpmHome(host),
    start: request.start,
    plugins,
  };
  const again = stillTrusted(asked, trust.wanted.digest);
  const progress = progressOf(host, mode);
  host.terminal.tellAside((plugin, line) => progress.aside(plugin, line));
  const { project, extensions } = await found.working(true);
  return { host, project, extensions, look: place.look, interrupts, progress, stillTrusted: again };
}
