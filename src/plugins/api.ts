import maxSatisfying from 'semver/ranges/max-satisfying.js';
import { servedApiVersions } from '../model/index.ts';

/** The versions that this odpm serves, as people write them. */
export const served: readonly string[] = servedApiVersions.map((version) => version.replace(/\.0$/, ''));

/** The highest version of the extension API that fits a range; `undefined`: none does. */
export const servedFor = (range: string): string | undefined =>
  maxSatisfying([...servedApiVersions], range) ?? undefined;

/** What a single file gets, which has no static part. */
export const firstServed: string = servedApiVersions[0];
