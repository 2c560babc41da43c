import { debianReleases } from '../model/index.ts';
import type { Distribution } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const looksLikeVersion = /^(\d{1,3}\.0|saas-\d{1,3}\.\d{1,2}|master)$/;

/** The field, else the branch behind the platform's link: never a commit. */
export function odooVersionOf(reading: Reading): string | undefined {
  const { odoo_version: field, platform } = reading.wanted;
  if (field !== undefined) return field;
  const [, ref] = platform.git.trim().split(/\s+/);
  if (ref !== undefined && looksLikeVersion.test(ref)) return ref;
  const { origin, open } = placeOf(reading, 'platform', 'git');
  if (!open) reading.problems.push(say.noOdooVersion({}, origin));
  return undefined;
}

const releases: readonly Distribution[] = Object.entries(debianReleases).map(([version, codename]) => ({
  name: 'debian',
  version,
  codename,
}));

export function distributionOf(reading: Reading): Distribution | undefined {
  const { name, version } = reading.wanted.distro;
  const named = releases.filter((release) => release.name === name);
  if (named.length === 0) {
    const known = [...new Set(releases.map((release) => release.name))];
    reading.problems.push(
      say.unknownDistribution({ word: name, known }, placeOf(reading, 'distro', 'name').origin),
    );
    return undefined;
  }
  const found = named.find((release) => release.version === version || release.codename === version);
  if (found) return found;
  const known = named.flatMap((release) => [release.version, release.codename]);
  reading.problems.push(
    say.unknownRelease({ word: version, known }, placeOf(reading, 'distro', 'version').origin),
  );
  return undefined;
}

export const postgresOf = ({ wanted }: Reading): { version: string; major: number } => ({
  version: wanted.postgres,
  major: Number.parseInt(wanted.postgres, 10),
});
