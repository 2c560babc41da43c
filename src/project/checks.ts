import type { Problem } from '../diagnostics/index.ts';
import type { Draft } from './draft.ts';
import { laterReferences } from './later.ts';
import { neededVariables } from './needed.ts';
import type { Reading } from './reading.ts';
import { limitProblems } from './limits.ts';
import { repeats } from './repeated.ts';
import { unsetProblems } from './unset.ts';
import { lostSources, namesTaken, outOfSources } from './sources.ts';
import { dayProblems } from './day.ts';
import { combination } from './tested.ts';
import { plainValues } from './plain-values.ts';
import { notServed } from './not-served.ts';
import { networkProblems } from './networks.ts';
import { mountsTwice } from './mounted.ts';
import { patchProblems } from './patched.ts';
import { profileProblems } from './profiles.ts';
import { circles, lostDependencies } from './waiting.ts';
import { bodyProblems } from './bodies.ts';
import { strayDockerfiles } from './dockerfiles.ts';
import { publishedPorts } from './published.ts';
import { takenTwice } from './taken.ts';

interface Check {
  readonly name: string;
  readonly find: (draft: Draft, reading: Reading) => Problem[];
}

const dependencies: Check = {
  name: 'services depend on services that are there',
  find: (draft, reading) => [
    ...lostDependencies(draft, reading),
    ...circles(reading),
    ...profileProblems(draft, reading),
  ],
};

const kept: Check = {
  name: 'patches leave what odpm itself needs',
  find: ({ patches }, reading) => patches.flatMap((patch) => neededVariables(patch, reading)),
};

const ports: Check = {
  name: 'no two services publish one port, those of odpm included',
  find: (_draft, reading) => takenTwice(publishedPorts(reading)),
};

const references: Check = {
  name: 'references can be resolved',
  find: (_draft, reading) => laterReferences(reading),
};

const bodies: Check = {
  name: 'services say what Compose and Docker take',
  find: (draft, reading) => [
    ...bodyProblems(reading),
    ...networkProblems(reading),
    ...mountsTwice(draft, reading),
    ...limitProblems(reading),
    ...repeats(reading),
    ...unsetProblems(reading),
    ...lostSources(reading),
    ...outOfSources(reading),
    ...strayDockerfiles(reading),
    ...namesTaken(reading),
  ],
};

const changes: Check = {
  name: 'patches leave the mounts and the start of odpm',
  find: patchProblems,
};

const values: Check = {
  name: 'values have their form',
  find: (draft, reading) => [
    ...plainValues(reading),
    ...dayProblems(draft.platform?.link, reading),
    ...combination(draft, reading),
  ],
};

const built: Check = {
  name: 'this version carries out what the manifest says',
  find: (_draft, reading) => notServed(reading),
};

/** What a manifest says by itself. */
export const ofManifest: readonly Check[] = [dependencies, kept, bodies, changes, values, ports];

/** What it says with the settings, and what this version can make of it. */
export const ofProject: readonly Check[] = [...ofManifest, built, references];
