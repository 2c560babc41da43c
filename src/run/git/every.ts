import { join, relative } from 'node:path';
import type { Checked, Place, Problem } from '../../diagnostics/index.ts';
import { originOf } from '../../model/index.ts';
import type { Checkout } from '../../model/index.ts';
import type { At, EarlySite, GitSite } from './at.ts';
import { begun } from './begun.ts';
import type { Seeking } from './seeking.ts';
import { inTurn } from './turn.ts';

/** Where the manifest asks for what is to lie in a folder. */
function placeOf(folder: string, { project }: GitSite): Place {
  const { platform, dependencies, serviceSources, document } = project;
  const all = [platform, ...dependencies, ...serviceSources.values()];
  const at = all.find((each) => each.folder === folder)?.at;
  return originOf(document.origins, at);
}

/** A repository, and the folder that has its files. */
interface Wanted {
  readonly name: string;
  readonly checkout: Checkout;
  readonly folder: string;
}

type Work<T> = (wanted: T, seeking: Seeking) => Promise<Checked<void>>;

interface Asked {
  readonly place: Place;
  readonly at: At;
}

async function one<T extends Wanted>(
  wanted: T,
  { place, at }: Asked,
  work: Work<T>,
): Promise<readonly Problem[]> {
  const { name, checkout, folder } = wanted;
  const { progress } = at.site;
  const tell = (text: string): void => progress.line(`${name}: ${text}`);
  const count = (text: string): void => progress.count(name, text);
  const seeking = { checkout, place, tell, count, at };
  const named = join(at.real, relative(at.projects, folder));
  const { problems } = await inTurn(named, seeking, () => work(wanted, seeking));
  progress.count(name, undefined);
  return problems;
}

/** Does something with several repositories at once, one odpm at a time with each. One that fails stops none of the others. */
export async function withEvery<T extends Wanted>(
  all: readonly T[],
  site: GitSite,
  work: Work<T>,
): Promise<readonly Problem[]> {
  const at = await begun(site);
  if (!at.ok) return at.problems;
  const asked = (folder: string): Asked => ({ place: placeOf(folder, site), at: at.value });
  const problems = (await Promise.all(all.map((each) => one(each, asked(each.folder), work)))).flat();
  return site.interrupts.code() === undefined ? problems : [];
}

interface Early {
  /** Where somebody asks for it. */
  readonly place: Place;
  readonly site: EarlySite;
}

/** The same with one, of a project of which no more is known. */
export async function withOne<T extends Wanted>(
  wanted: T,
  { place, site }: Early,
  work: Work<T>,
): Promise<readonly Problem[]> {
  const at = await begun(site);
  if (!at.ok) return at.problems;
  const problems = await one(wanted, { place, at: at.value }, work);
  return site.interrupts.code() === undefined ? problems : [];
}
