import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Place } from '../../diagnostics/index.ts';
import type { Checkout } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { gitFailed, gitMissing } from '../git-problems.ts';
import { howItEnded } from '../words.ts';
import type { At, GitSite } from './at.ts';
import { begun } from './begun.ts';
import { call, configIn } from './call.ts';
import { onDay } from './day.ts';
import { ofFolder } from './fault.ts';
import { aloneAt, obtained } from './mirror.ts';
import { addressOf } from './own-config.ts';
import { tipOf } from './refs.ts';
import type { Seeking } from './seeking.ts';
import { spokenLines } from './shown.ts';
import { slots } from './slots.ts';

/** A repository whose commit is asked for. */
export interface Sought {
  readonly name: string;
  readonly checkout: Checkout;
  /** Where the manifest asks for it. */
  readonly place: Place;
}

/** Of a branch or tag its server is asked; a day and first digits of a commit tell of it only where its history is. */
async function commitOf({ name, checkout, place }: Sought, at: At): Promise<Checked<string>> {
  const tell = (text: string): void => at.site.progress.line(`${name}: ${text}`);
  const seeking: Seeking = { checkout, place, tell, count: () => undefined, at };
  if (checkout.commit !== undefined) return obtained(seeking);
  tell('asking the server for its commit');
  // No repository around the folder of clones may have a say.
  const folder = (await at.site.host.files.stat(checkout.mirror)) ? checkout.mirror : '/';
  const own = await configIn(folder, at);
  const sought = { ...seeking, folder, own, address: addressOf(checkout.url, own) };
  const tip = await tipOf(sought);
  const { day } = checkout;
  if (!tip.ok || day === undefined) return tip;
  return aloneAt(seeking, () => onDay(tip.value, day, sought));
}

/** The full ids of the commits that repositories have now for what is wanted of them, in the same order. */
export async function commitsOf(
  sought: readonly Sought[],
  site: GitSite,
): Promise<Checked<readonly string[]>> {
  if (sought.length === 0) return good([]);
  const at = await begun(site);
  if (!at.ok) return at;
  const found = await Promise.all(sought.map((each) => commitOf(each, at.value)));
  const commits = found.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = found.flatMap((each) => each.problems);
  return commits.length === sought.length ? good(commits, problems) : bad(...problems);
}

async function isDirty(
  folder: string,
  { site, inSlot }: Pick<At, 'site' | 'inSlot'>,
): Promise<Checked<boolean>> {
  const at = { site, projects: folder, real: folder, inSlot };
  const words = ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=normal'];
  const ended = await call({ words, folder }, at);
  if (!failed(ended)) return good(ended.stdout !== '');
  if (site.interrupts.code() !== undefined) return bad();
  const output = spokenLines(ended.stderr).join('\n');
  const facts = { url: folder, doing: 'status', how: howItEnded(ended), output };
  return bad(ended.failure === undefined ? (ofFolder(ended, folder) ?? gitFailed(facts)) : gitMissing({}));
}

/** Those of some work trees that have changes which no commit has; new files count, ignored ones do not. */
export async function changedIn(
  folders: readonly string[],
  site: GitSite,
): Promise<Checked<ReadonlySet<string>>> {
  const at = { site, inSlot: slots(site.project.settings.jobs) };
  const found = await Promise.all(
    folders.map(async (folder) => [folder, await isDirty(folder, at)] as const),
  );
  const problems = found.flatMap(([, each]) => each.problems);
  if (found.some(([, each]) => !each.ok)) return bad(...problems);
  return good(new Set(found.flatMap(([folder, each]) => (each.ok && each.value ? [folder] : []))), problems);
}
