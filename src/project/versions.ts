import { segmentsOf } from '../base/index.ts';
import { debianReleases, defaultsFor, valueAt, versionOfLink } from '../model/index.ts';
import type { Distribution, Document } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Place, Reading } from './reading.ts';

const saidVersion = ({ wanted: { odoo_version: field, platform } }: Reading): string | undefined =>
  field ?? versionOfLink(platform.git);

/** The field, else the branch behind the platform's link: never a commit. */
export function odooVersionOf(reading: Reading): string | undefined {
  const version = saidVersion(reading);
  if (version !== undefined) return version;
  const { origin, open } = placeOf(reading, 'platform', 'git');
  if (!open) reading.problems.push(say.noOdooVersion({}, origin && { ...origin, pointer: '/odoo_version' }));
  return undefined;
}

/** What a field is called in the file: a flat manifest has other names. */
const keyIn = ({ pointer }: Place): string => segmentsOf(pointer).at(-1) ?? '';

const releases: readonly (Distribution & { readonly codename: string })[] = Object.entries(
  debianReleases,
).map(([version, codename]) => ({ name: 'debian', version, codename }));

/** Whether odpm itself has the distribution that a manifest names. */
export const isOwnDistribution = ({ root }: Document): boolean =>
  releases.some(({ name }) => name === valueAt(root, ['distro', 'name']));

export function distributionOf(reading: Reading): Distribution | undefined {
  const { name, version } = reading.wanted.distro;
  const named = releases.filter((release) => release.name === name);
  if (named.length === 0) {
    const { distributions } = reading.around;
    if (distributions === 'later') return { name, version };
    const known = [...new Set(releases.map((release) => release.name))];
    const place = placeOf(reading, 'distro', 'name');
    const unknown = distributions === 'unsure' ? say.distributionOfPlugin : say.unknownDistribution;
    reading.problems.push(unknown({ word: name, known, key: keyIn(place) }, place.origin));
    return undefined;
  }
  const found = named.find((release) => release.version === version || release.codename === version);
  if (found) return { name: found.name, version: found.version };
  const known = named.flatMap((release) => [release.version, release.codename]);
  const place = placeOf(reading, 'distro', 'version');
  const { debian: usual } = defaultsFor(saidVersion(reading));
  reading.problems.push(say.unknownRelease({ word: version, known, key: keyIn(place), usual }, place.origin));
  return undefined;
}

export const postgresOf = ({ wanted }: Reading): { version: string; major: number } => ({
  version: wanted.postgres,
  major: Number.parseInt(wanted.postgres, 10),
});
