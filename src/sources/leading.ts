import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Look } from '../model/index.ts';

/** How many links may lead to one another, as Linux has it. */
const most = 40;

/** Whether every link on the way is written so that it leads to the same wherever the repository lies. */
async function isRelative(path: string, look: Look): Promise<boolean> {
  let at = path;
  for (let left = most; left > 0; left -= 1) {
    const facts = await look.stat(at);
    if (facts?.kind !== 'link') return true;
    if (facts.target === undefined || isAbsolute(facts.target)) return false;
    at = resolve(dirname(at), facts.target);
  }
  return false;
}

/**
 * Whether a symbolic link of a repository leads to another folder of it in the container, too: there the repository lies
 * elsewhere, with nothing around it, and without what is odpm's.
 */
export async function leadsWithin(link: string, repository: string, look: Look): Promise<boolean> {
  const [root, real] = [await look.real(repository), await look.real(link)];
  if (root === undefined || real === undefined || real === root) return false;
  if (!isInside(root, real) || isInside(join(root, '.odpm'), real)) return false;
  if ((await look.stat(real))?.kind !== 'directory') return false;
  return isRelative(join(root, relative(repository, link)), look);
}
