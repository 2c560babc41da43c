import { scopeOf } from '../check/index.ts';
import { andThen, bad, both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { beginning, withOld } from '../inherit/index.ts';
import type { Holding } from '../inspect/index.ts';
import { readManifest } from '../manifest/index.ts';
import type { Document, Scenario, Settings, UserSettings } from '../model/index.ts';
import { keepingIn, partsOf } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { defaults } from '../project/index.ts';
import { overlay } from '../scenario/index.ts';
import { effectiveSettings } from '../settings/index.ts';
import { substitute } from '../substitute/index.ts';

/** What the files of a project say, before a scenario is chosen. */
interface Said {
  readonly document: Document;
  readonly settings: Settings;
  readonly user: UserSettings | undefined;
  readonly secrets: ReadonlySet<string>;
}

/** The files of a project, for looking at what holds in it: nothing has to be set for that. */
export async function read(place: Place, host: Host, scenario?: string): Promise<Checked<Said>> {
  const reading = { mode: 'validate', scenario, from: place.folder } as const;
  const { settings, user, secrets, layout } = await partsOf(place, host, reading);
  const manifest = andThen(layout, ({ manifest: { file, text } }) => readManifest(file, text));
  return andThen(both(both(manifest, settings), both(user, secrets)), ([[document, own], [users, keys]]) =>
    good({ document, settings: own, user: users, secrets: keys?.usable ?? new Set() }),
  );
}

/** What holds under a scenario: what is not set stays as it is written, and is a note. */
export function holding(
  { document, settings, user, secrets }: Said,
  scenario: Scenario = settings.scenario,
): Checked<Holding> {
  const scope = { ...scopeOf(settings, 'validate'), secrets };
  return andThen(substitute(overlay(document, scenario), scope), (filled) =>
    good({ document: filled, defaults, settings: effectiveSettings(settings.said), user }),
  );
}

/** What the files of a project say in a scenario, and how its repositories are kept. */
export async function begin(place: Place, host: Host, scenario?: string) {
  const { folder } = place;
  const reading = { mode: 'plan', scenario, from: folder } as const;
  const { settings, user, secrets, layout } = await partsOf(place, host, reading);
  const manifest = andThen(layout, ({ manifest: { file, text } }) => readManifest(file, text));
  const beside = both(both(settings, user), both(secrets, layout.ok ? good(layout.value) : bad()));
  const keep = await keepingIn(place, host, manifest);
  const see = async (path: string) => (await import('../run/index.ts')).seen(path, { host, settings });
  const begun = andThen(both(both(manifest, beside), keep), ([parts, kept]) =>
    beginning(parts, kept, { folder, see }),
  );
  return { manifest, settings, begun: await withOld(begun, place.look) };
}
