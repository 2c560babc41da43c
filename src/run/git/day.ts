import { join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { originOf, shownUrl } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { gitNoDay } from '../git-problems.ts';
import { call } from './call.ts';
import { faultOf } from './fault.ts';
import { inHistory } from './history.ts';
import { commitIn } from './objects.ts';
import type { InMirror } from './seeking.ts';

/** Days from 1970-01-01 to a day; years begin in March here, so that a leap day ends one. */
function daysTo(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const marches = month > 2 ? year : year - 1;
  const leaps = Math.floor(marches / 4) - Math.floor(marches / 100) + Math.floor(marches / 400);
  const months = Math.floor((((month + 9) % 12) * 153 + 2) / 5);
  return marches * 365 + leaps + months + day - 719_469;
}

/** The second in which a day begins, UTC; git knows none before 1970. */
const beginOf = (day: string): number => Math.max(0, daysTo(day) * 86_400);

/** Seconds from the begin of a day to its last one, which belongs to it. */
const untilEnd = 86_399;

async function walked(words: readonly string[], sought: InMirror): Promise<Checked<string>> {
  const ended = await call(
    { words: ['rev-list', '--first-parent', ...words], folder: sought.folder },
    sought.at,
  );
  return failed(ended) ? bad(faultOf(ended, 'rev-list', sought)) : good(ended.stdout.trim());
}

/**
 * The newest commit of a branch that is no younger, by the date of its committer. Where history is cut off, the way from
 * the tip ends: what is found lies on it without a gap. `undefined`: none that is here.
 */
async function onWay(tip: string, day: string, sought: InMirror): Promise<Checked<string | undefined>> {
  const age = `--min-age=${beginOf(day) + untilEnd}`;
  const found = await walked(['--max-count=1', age, tip], sought);
  return found.ok ? good(found.value === '' ? undefined : found.value) : found;
}

/** The branch is younger than the day. */
async function tooEarly(tip: string, day: string, sought: InMirror): Promise<Checked<never>> {
  const { checkout, place, at } = sought;
  const said = await walked(['--max-parents=0', '--timestamp', tip], sought);
  if (!said.ok) return said;
  const { host, project } = at.site;
  const first = host.clock.spelled(Number(said.value.split(' ')[0]) * 1000).slice(0, 10);
  const facts = { url: shownUrl(checkout.url), ref: checkout.ref, day, first };
  const origin = project.document && originOf(project.document.origins, '/platform/build_date');
  return bad(gitNoDay(facts, origin ?? place));
}

async function inMirror(tip: string, day: string, sought: InMirror): Promise<Checked<string | undefined>> {
  // Where nothing was fetched yet, there is no repository that could be asked.
  if (!(await sought.at.site.host.files.stat(join(sought.folder, 'HEAD')))) return good(undefined);
  const here = await commitIn(sought.folder, tip, sought);
  return here.ok && here.value !== undefined ? onWay(tip, day, sought) : here;
}

/**
 * The commit at which a branch stood when a day ended, UTC; it need not be in the mirror. Who merges into a branch
 * decides when it moves: only first parents count.
 * @param tip the commit of the branch now
 */
export async function onDay(tip: string, day: string, sought: InMirror): Promise<Checked<string>> {
  const { clock } = sought.at.site.host;
  if (day >= clock.spelled(clock.now()).slice(0, 10)) return good(tip);
  const here = await inMirror(tip, day, sought);
  if (!here.ok) return here;
  if (here.value !== undefined) return good(here.value);
  sought.tell(`looking for its last commit of ${day}`);
  return inHistory(sought, {
    span: { tip, begin: beginOf(day) },
    find: (history) => onWay(tip, day, history),
    lacks: (history) => tooEarly(tip, day, history),
  });
}
