import { dirname, join, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Look } from '../model/index.ts';
import { foldersIn, isCandidate, isModule, isOrHoldsModules, layoutOf } from './addons.ts';
import { leadsWithin } from './leading.ts';
import { linksAway, linksInCircle, notUtf8, sameName } from './problems.ts';

/** As a disk sees a name that tells no capitals apart and composes letters its own way. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** Modules of one folder that are one module on the machines of some. */
async function sameNames(look: Look, folder: string): Promise<Problem[]> {
  const names = new Map<string, string[]>();
  for (const { name } of await look.list(folder))
    names.set(folded(name), [...(names.get(folded(name)) ?? []), name]);
  const problems: Problem[] = [];
  for (const alike of names.values()) {
    if (alike.length < 2) continue;
    const are = await Promise.all(
      alike.map(async (name) => {
        const real = await look.real(join(folder, name));
        return real !== undefined && isModule(look, real);
      }),
    );
    const modules = alike.filter((_, at) => are[at]);
    if (modules.length > 1) problems.push(sameName({ folder, modules }));
  }
  return problems;
}

async function leadsInCircle(look: Look, link: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let at = link; !seen.has(at);) {
    seen.add(at);
    const target = (await look.stat(at))?.target;
    if (target === undefined) return false;
    at = resolve(dirname(at), target);
  }
  return true;
}

async function circles(look: Look, folder: string): Promise<Problem[]> {
  const links = (await look.list(folder)).filter(({ kind }) => kind === 'link').map(({ name }) => name);
  const are = await Promise.all(links.map((name) => leadsInCircle(look, join(folder, name))));
  const found = links.filter((_, at) => are[at]);
  return found.length > 0 ? [linksInCircle({ folder, links: found })] : [];
}

/** What is no UTF-8 is listed under a name that nothing is found by. */
async function unreadable(look: Look, folder: string): Promise<Problem[]> {
  const names = (await look.list(folder)).map(({ name }) => name).filter((name) => name.includes('\ufffd'));
  const are = await Promise.all(names.map(async (name) => !(await look.stat(join(folder, name)))));
  const found = names.filter((_, at) => are[at]);
  return found.length > 0 ? [notUtf8({ folder, names: found })] : [];
}

/** A repository, and the folders of all that a project has. */
export interface Among {
  readonly repository: string;
  readonly all: readonly string[];
}

/** Links to modules that the container does not have. What is of another repository of the project is there by itself. */
async function leadingAway(look: Look, folder: string, { repository, all }: Among): Promise<Problem[]> {
  const links = (await look.list(folder)).filter((each) => each.kind === 'link' && isCandidate(each));
  if (links.length === 0) return [];
  const others = await Promise.all(all.filter((each) => each !== repository).map((each) => look.real(each)));
  const are = await Promise.all(
    links.map(async ({ name }) => {
      const path = join(folder, name);
      const real = await look.real(path);
      if (real === undefined || others.some((each) => each !== undefined && isInside(each, real)))
        return false;
      return (await isOrHoldsModules(look, real)) && !(await leadsWithin(path, repository, look));
    }),
  );
  const names = links.filter((_, at) => are[at]).map(({ name }) => name);
  return names.length > 0 ? [linksAway({ folder, names })] : [];
}

/** What is passed over in a repository, or is another thing on other machines. */
export async function oddities(look: Look, among: Among): Promise<Problem[]> {
  const { repository } = among;
  const { single, folders } = await layoutOf(look, repository);
  if (single) return [];
  // Where modules alone lie at the top, what is below them is theirs.
  const below = folders.join() === '.' ? [] : await foldersIn(look, repository, repository);
  const places = [repository, ...below.map((name) => join(repository, name))];
  const addons = folders.map((name) => join(repository, name));
  const searched = new Set([repository, ...addons]);
  const found = await Promise.all([
    ...[...searched].map((folder) => leadingAway(look, folder, among)),
    ...addons.map((folder) => sameNames(look, folder)),
    ...places.map((folder) => circles(look, folder)),
    ...places.map((folder) => unreadable(look, folder)),
  ]);
  return found.flat();
}
