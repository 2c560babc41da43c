import { closest, isList, segmentsOf } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import type { Repository, Service } from '../model/index.ts';
import type { Draft } from './draft.ts';
import { laterReferences } from './later.ts';
import { neededVariables } from './needed.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { ownPorts, portsOfServices, takenTwice } from './taken.ts';

interface Check {
  readonly name: string;
  readonly find: (draft: Draft, reading: Reading) => Problem[];
}

const builtIn = ['odoo', 'db'];
const namesOf = ({ services }: Draft): string[] => [...builtIn, ...services.keys()];

/** The item of a list that names it, or the key of a map. */
function dependencyPlace(reading: Reading, service: string, name: string) {
  const path = ['services', service, 'depends_on'];
  const written = valueAt(reading.document.root, path);
  const key = isList(written) ? written.indexOf(name) : name;
  const place = placeOf(reading, ...path, key);
  return { open: place.open, at: keyOf(reading.document.origins, place.pointer) ?? place.origin };
}

function dependencyProblems(
  draft: Draft,
  reading: Reading,
  [service, { dependsOn }]: readonly [string, Service],
): Problem[] {
  const known = namesOf(draft).filter((name) => name !== service);
  return [...dependsOn.keys()].flatMap((name) => {
    const { open, at } = dependencyPlace(reading, service, name);
    if (open || known.includes(name)) return [];
    if (name === service) return [say.dependsOnItself({ service }, at)];
    return [say.dependsOnNothing({ service, name, known, meant: closest(name, known) }, at)];
  });
}

const dependencies: Check = {
  name: 'services depend on services that are there',
  find: (draft, reading) => [...draft.services].flatMap((entry) => dependencyProblems(draft, reading, entry)),
};

const patched: Check = {
  name: 'patches change services that are there',
  find: (draft, { document, settings }) => {
    const known = namesOf(draft);
    return draft.patches
      .filter(({ service }) => !known.includes(service))
      .map(({ service, at }) =>
        say.patchOfNothing(
          {
            service: segmentsOf(at).at(-1) ?? service,
            scenario: settings.scenario,
            known,
            meant: closest(service, known),
          },
          keyOf(document.origins, at),
        ),
      );
  },
};

const kept: Check = {
  name: 'patches leave what odpm itself needs',
  find: ({ patches }, reading) => patches.flatMap((patch) => neededVariables(patch, reading)),
};

const declaredPorts: Check = {
  name: 'no two services publish one port',
  find: (draft, reading) => takenTwice(portsOfServices(reading, draft)),
};

const allPorts: Check = {
  name: 'no two services publish one port, those of odpm included',
  find: (draft, reading) => takenTwice([...ownPorts(reading), ...portsOfServices(reading, draft)]),
};

const profile: Check = {
  name: 'the profile of the base image is served',
  find: (_draft, { settings }) => {
    const wanted = settings.profile ?? 'ci';
    if (wanted === 'ci' || settings.baseImage !== undefined) return [];
    return [say.profileNotServed({ profile: wanted }, settings.at('ODPM_BASE_IMAGE_PROFILE'))];
  },
};

const served = ({ document }: Reading, { link, at }: Repository): Problem[] => {
  if (link.kind === 'folder' || at === undefined) return [];
  const origin = originOf(document.origins, at);
  return [say.linkNotServed({ pointer: origin?.pointer ?? at }, origin)];
};

const folders: Check = {
  name: 'repositories are folders',
  find: ({ platform, dependencies: others }, reading) =>
    [...(platform ? [platform] : []), ...others].flatMap((repository) => served(reading, repository)),
};

const references: Check = {
  name: 'references can be resolved',
  find: (_draft, reading) => laterReferences(reading),
};

/** What a manifest says by itself. */
export const ofManifest: readonly Check[] = [dependencies, patched, kept, declaredPorts];

/** What it says with the settings, and what this version can make of it. */
export const ofProject: readonly Check[] = [
  dependencies,
  patched,
  kept,
  allPorts,
  profile,
  folders,
  references,
];
