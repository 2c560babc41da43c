import type { FormerCluster, Look } from '../model/index.ts';

/** Where odpm 4 kept what PostgreSQL has in /var/lib/postgresql. */
const lib = 'data/postgresql/var/lib/postgresql';

/** Since 18 the official image keeps each major in a folder of its own. */
const perMajor = 18;

export interface Found extends FormerCluster {
  /** `undefined`: only PostgreSQL's own user may look into it. `unknown`: its PG_VERSION names none. */
  readonly major: number | 'unknown' | undefined;
}

/** The major of the cluster in a folder; nothing is there: `none`. */
async function majorIn(folder: string, look: Look): Promise<Found['major'] | 'none'> {
  const version = await look.read(`${folder}/PG_VERSION`);
  if (!version.ok) return undefined;
  if (version.value === undefined) return 'none';
  const [, major] = /^([1-9]\d?)(?:\.\d+)?\s*$/.exec(version.value) ?? [];
  return major === undefined ? 'unknown' : Number(major);
}

/** A cluster that lies in the folder itself. */
async function direct(look: Look, wanted: number): Promise<Found[]> {
  const folder = `${lib}/data`;
  const major = await majorIn(folder, look);
  if (major === 'none') return [];
  const target = wanted < perMajor ? '/var/lib/postgresql/data' : `/var/lib/postgresql/${wanted}/docker`;
  return [{ folder, target, major }];
}

/** Clusters in `18/docker` and the like below a folder. */
async function below(folder: string, look: Look): Promise<Found[]> {
  const majors = (await look.list(folder)).map(({ name }) => name).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    majors.map(async (name) => {
      const major = await majorIn(`${folder}/${name}/docker`, look);
      return major === 'none' ? [] : [{ folder, target: '/var/lib/postgresql', major: Number(name) }];
    }),
  );
  return found.flat();
}

/** Every cluster that odpm 4 left, that of the wanted major first. */
export async function clusters(look: Look, wanted: number): Promise<Found[]> {
  const own = await direct(look, wanted);
  // What only PostgreSQL may look into cannot be listed.
  const data = own.some(({ major }) => major === undefined) ? [] : await below(`${lib}/data`, look);
  const all = [...data, ...own, ...(await below(lib, look))];
  const fits = ({ major }: Found): boolean => major === undefined || major === wanted;
  return [...all.filter(fits), ...all.filter((each) => !fits(each))];
}
