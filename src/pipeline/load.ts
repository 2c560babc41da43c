import { filledIn } from '../check/index.ts';
import { andThen, bad, both, checked, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { distributionsOf, rebuilding } from '../extend/index.ts';
import type { Loaded } from '../extend/index.ts';
import type { Host } from '../host/index.ts';
import { needsOf } from '../inherit/index.ts';
import { scenarios } from '../model/index.ts';
import type { Document, Settings } from '../model/index.ts';
import { around, withFreePorts } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { portsTaken, resolve, serviceNamesOf } from '../project/index.ts';
import { overlay } from '../scenario/index.ts';
import { noUserSettings } from '../settings/index.ts';
import { lostServices } from '../substitute/index.ts';
import { begin } from './read.ts';

/** The files of a project → Project, or everything that is wrong with them. */
export async function load(place: Place, host: Host, scenario?: string): Promise<Checked<Loaded>> {
  const { folder } = place;
  const { manifest, settings, begun } = await begin(place, host, scenario);
  const distributions = manifest.ok ? await distributionsOf(manifest.value, place) : undefined;
  const needs = await needsOf(begun, place.look);
  const filled = andThen(begun, ({ document, own, developing, written, scope: given }) => {
    const { keeping = given.keeping } = needs;
    const scope = { ...given, keeping, services: needs.services };
    const whole = andThen(checked(written, needs.problems), () => filledIn(written, scope));
    // What is one user's holds in all scenarios, and names services of any of them.
    const all = own ? scenarios.map((each) => overlay(document, each)) : [];
    const elsewhere = all.flatMap(serviceNamesOf);
    const at = {
      ...around(folder, host, developing),
      user: own ?? noUserSettings,
      elsewhere,
      keeping,
      hookIds: 'later',
      distributions,
      trees: needs.trees,
    } as const;
    return andThen(whole, (resolved) =>
      checked(
        { whole: needs.joined(resolved), at, written, scope },
        own ? lostServices(own.document, all) : [],
      ),
    );
  });
  const published = (known: Settings) =>
    filled.ok ? portsTaken(filled.value.whole, known, filled.value.at) : [];
  const found = settings.ok ? await withFreePorts(settings.value, { place, host, published }) : bad();
  return andThen(both(filled, found), ([{ whole, at, written, scope }, known]) =>
    andThen(resolve(whole, known, at), (project) => {
      const resolved = (found: Document) => resolve(needs.joined(found), known, at);
      const rebuilt = rebuilding({ written, scope, resolved });
      return good({ project, written, rebuilt, user: at.user });
    }),
  );
}
