import { closest, isObject, pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import type { Document, UserSettings } from '../model/index.ts';
import { dependenciesOf } from './dependencies.ts';
import { bodiesIn } from './entries.ts';
import * as say from './service-problems.ts';

export const serviceNamesOf = ({ root }: Document): string[] => {
  const declared = valueAt(root, ['services']);
  return isObject(declared) ? Object.keys(declared) : [];
};

/** What waits for a service that is switched off: it starts without. */
function freed(document: Document, off: ReadonlyMap<string, ReturnType<typeof keyOf>>): Problem[] {
  return bodiesIn(document)
    .filter(({ service }) => !off.has(service))
    .flatMap((body) =>
      dependenciesOf(body)
        .filter(({ name }) => off.has(name))
        .map(({ name, at }) => {
          const place = keyOf(document.origins, pointerTo(...at));
          return say.waitsNoLonger({ service: body.service, name }, place, off.get(name));
        }),
    );
}

/**
 * What `sidecars` of `user_settings.json` says of services that no scenario has, and who no longer waits for one
 * that is switched off. `elsewhere` are services of scenarios that are not among the documents.
 */
export function sidecarProblems(
  documents: readonly Document[],
  user: UserSettings | undefined,
  elsewhere: readonly string[] = [],
): Problem[] {
  const said = valueAt(user?.document.root ?? null, ['sidecars']);
  const switches = isObject(said) ? Object.entries(said) : [];
  if (!user || switches.length === 0) return [];
  const known = [...new Set([...documents.flatMap(serviceNamesOf), ...elsewhere])];
  const place = (name: string) => keyOf(user.document.origins, pointerTo('sidecars', name));
  const lost = switches.flatMap(([name]) =>
    known.includes(name) ? [] : [say.noSidecar({ name, known, meant: closest(name, known) }, place(name))],
  );
  const off = switches.filter(([name, on]) => on === false && known.includes(name));
  const places = new Map(off.map(([name]) => [name, place(name)]));
  return [...lost, ...documents.flatMap((document) => freed(document, places))];
}
