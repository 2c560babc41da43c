import { join } from 'node:path';
import { bad } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { moveFile, moveText, shownUrl } from '../../model/index.ts';
import type { Move } from '../../model/index.ts';
import { failed } from '../exec.ts';
import * as say from '../tree-problems.ts';
import { faultOf } from './fault.ts';
import { inTree, leadsTo } from './in-tree.ts';
import type { InTree } from './in-tree.ts';
import { phaseOf } from './phases.ts';
import { submodulesInTheWay } from './submodules.ts';

/** One file after the other: of a move that is killed at most one is half written. */
const checkout = ['-c', 'checkout.workers=1', 'checkout', '--quiet', '--progress', '--detach'];

const counting =
  ({ count }: InTree) =>
  (line: string): void => {
    const phase = phaseOf(line);
    if (phase) count(phase.text);
  };

const inTheWay = (said: string): string[] =>
  [...said.matchAll(/^\t(.+)$/gm)].map(([, file = '']) => file.trim());

/** Git looks at all files before it touches the first: with these words nothing has happened. */
const untouched = /would be overwritten|index\.lock': File exists/;

/** What it is on its way to is written down until it is there. */
async function checkedOut(move: Move, tree: InTree): Promise<Checked<void>> {
  const { git, folder, place, at } = tree;
  const { files } = at.site.host;
  const noted = join(git.own, moveFile);
  const options = { owner: 'odpm', mode: 0o644, within: git.shared } as const;
  const written = await files.write(noted, moveText(move), options);
  if (!written.ok) return written;
  const ended = await inTree([...checkout, '--no-overwrite-ignore', move.to], tree, {
    onLine: counting(tree),
  });
  if (!failed(ended)) return files.remove(noted, git.shared);
  if (at.site.interrupts.code() !== undefined) return bad();
  if (untouched.test(ended.stderr)) await files.remove(noted, git.shared);
  const way = ended.stderr.includes('would be overwritten') ? inTheWay(ended.stderr) : [];
  if (way.length > 0) return bad(say.gitTreeInTheWay({ folder, to: move.to, files: way }, place));
  return bad(faultOf(ended, 'checkout', { ...tree, address: tree.checkout.url }));
}

/** Moves a work tree that is as its commit has it, unless something of people's lies in the way. */
export async function moved(move: Move, tree: InTree): Promise<Checked<void>> {
  const submodules = await submodulesInTheWay(move, tree);
  if (!submodules.ok) return submodules;
  const { folder, place } = tree;
  if (submodules.value.length === 0) return checkedOut(move, tree);
  return bad(say.gitTreeInTheWay({ folder, to: move.to, files: submodules.value }, place));
}

/** Ends a move: every file that differs is one of its own. */
export async function endedMove({ to }: Move, tree: InTree): Promise<Checked<void>> {
  const { at, git } = tree;
  const ended = await inTree([...checkout, '--force', to], tree, { onLine: counting(tree) });
  if (!failed(ended)) return at.site.host.files.remove(join(git.own, moveFile), git.shared);
  if (at.site.interrupts.code() !== undefined) return bad();
  return bad(faultOf(ended, 'checkout', { ...tree, address: tree.checkout.url }));
}

/** What a move was, for people. A forced push is told from it where the history that would show it is here. */
export async function toldOf({ from, to }: Move, tree: InTree): Promise<Problem> {
  const { checkout: wanted, folder, git, at } = tree;
  const facts = { folder, url: shownUrl(wanted.url), ref: wanted.ref, from, to };
  const isShallow = (await at.site.host.files.stat(join(git.shared, 'shallow'))) !== undefined;
  const isForward = isShallow || (await leadsTo(from, to, tree));
  return isForward ? say.gitTreeMoved(facts) : say.gitTreeRewritten(facts);
}
