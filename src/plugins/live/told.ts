import { inLine } from '../../diagnostics/index.ts';
import type { Extensions, StatusLine, StatusLink } from '../../model/index.ts';
import { notTold } from '../live-problems.ts';
import { moduleOf } from './blame.ts';
import { contextOf } from './context.ts';
import { expected } from './expected.ts';
import type { Expected } from './expected.ts';
import { answered } from './guard.ts';
import type { Live, Session } from './session.ts';

/** What a plugin tells of itself; when it cannot, a warning says so. */
async function told<T>(
  what: 'status' | 'links',
  { found, definition }: Live,
  [wanted, session]: readonly [Expected<readonly T[]>, Session],
): Promise<readonly T[]> {
  if (!definition[what]) return [];
  const said = await answered(
    {
      found,
      part: what,
      doing: `its ${what} ${what === 'status' ? 'was' : 'were'} asked`,
      code: (signal) => definition[what]?.(contextOf(found, session, { signal })),
    },
    wanted,
    session,
  );
  if (said.ok) return said.value;
  const [first] = said.problems;
  const facts = { plugin: found.name, what, why: first?.message ?? '' };
  session.warnings.push(notTold(facts, first?.at ?? moduleOf(found, session)));
  return [];
}

/** What the plugins tell for `odpm status`, in the order of loading. */
export async function statusOf(session: Session): ReturnType<Extensions['status']> {
  const lines: StatusLine[] = [];
  const links: StatusLink[] = [];
  for (const live of session.live.values()) {
    const status = await told('status', live, [expected.lines, session]);
    lines.push(...status.map((line) => ({ ...line, label: inLine(line.label), value: inLine(line.value) })));
    links.push(...(await told('links', live, [expected.links, session])));
  }
  return { lines, links: links.map((link) => ({ ...link, name: inLine(link.name) })) };
}
