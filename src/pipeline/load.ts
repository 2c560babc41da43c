import { filledIn } from '../check/index.ts';
import { andThen, bad, both, checked, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { distributionsOf, rebuilding } from '../extend/index.ts';
import type { Loaded } from '../extend/index.ts';
import type { Host } from '../host/index.ts';
import { needsOf } from '../inherit/index.ts';
import type { Beginning, Needs } from '../inherit/index.ts';
import { scenarios } from '../model/index.ts';
import type { Document, Settings } from '../model/index.ts';
import { around, withFreePorts } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { portsTaken, resolve, serviceNamesOf } from '../project/index.ts';
import { overlay } from '../scenario/index.ts';
import { noUserSettings } from '../settings/index.ts';
import { lostServices } from '../substitute/index.ts';
import { begin } from './read.ts';

interface Around {
  readonly folder: string;
  readonly host: Host;
  readonly distributions: Awaited<ReturnType<typeof distributionsOf>> | undefined;
}

/** Everything that a project is resolved from, but for ports that are free. */
function filled({ document, own, developing, written, scope: given }: Beginning, needs: Needs, on: Around) {
  const { keeping = given.keeping } = needs;
  const scope = { ...given, keeping, services: needs.services };
  const whole = andThen(checked(written, needs.problems), () => filledIn(written, scope));
  // What is one user's holds in all scenarios, and names services of any of them.
  const all = own ? scenarios.map((each) => overlay(document, each)) : [];
  const at = {
    ...around(on.folder, on.host, developing),
    user: own ?? noUserSettings,
    elsewhere: all.flatMap(serviceNamesOf),
    keeping,
    hookIds: 'later',
    distributions: on.distributions,
    trees: needs.trees,
  } as const;
  const lost = own ? lostServices(own.document, all) : [];
  return andThen(whole, (resolved) => checked({ whole: needs.joined(resolved), at, written, scope }, lost));
}

/** The files of a project → Project, or everything that is wrong with them. */
export async function load(place: Place, host: Host, scenario?: string): Promise<Checked<Loaded>> {
  const { manifest, settings, begun } = await begin(place, host, scenario);
  const distributions = manifest.ok ? await distributionsOf(manifest.value, place) : undefined;
  const needs = await needsOf(begun, place.look);
  const parts = andThen(begun, (it) => filled(it, needs, { folder: place.folder, host, distributions }));
  const published = (known: Settings) =>
    parts.ok ? portsTaken(parts.value.whole, known, parts.value.at) : [];
  const ported = settings.ok ? await withFreePorts(settings.value, { place, host, published }) : bad();
  return andThen(both(parts, ported), ([{ whole, at, written, scope }, known]) => {
    const resolved = (document: Document) => resolve(needs.joined(document), known, at);
    return andThen(resolve(whole, known, at), (project) =>
      good({ project, written, rebuilt: rebuilding({ written, scope, resolved }), user: at.user }),
    );
  });
}
