import { backupsOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { compared, leftLinks, wantedLinks } from '../links.ts';

/** Names in a row: `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Where there are many, the files below the row name them. */
const links = (names: readonly string[]): string =>
  names.length > 3
    ? `${String(names.length)} links`
    : `${names.length > 1 ? 'links' : 'the link'} ${listed(names)}`;

const becauseOf = (made: readonly string[], over: readonly string[]): string =>
  [
    ...(made.length > 0 ? [links(made)] : []),
    ...(over.length > 0 ? [`nobody wants ${links(over)} any more`] : []),
  ].join('; ');

const leftAlone = (taken: readonly string[]): string =>
  taken.length > 0 ? `; ${listed(taken)} ${taken.length > 1 ? 'are' : 'is'} yours and stays` : '';

export const projectUpdateLinks: Step = {
  id: 'project.update_links',
  description: 'Link what lies elsewhere into the project folder.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, facts }) {
    if (facts.awaited) return verdict.skip('the repositories have to be fetched first', 'earlier-step');
    const backups = await backupsOf(project, look);
    const wanted = await wantedLinks({ project, backups, folders: facts.folders ?? [] }, look);
    const [{ missing, taken }, over] = await Promise.all([compared(wanted, look), leftLinks(wanted, look)]);
    if (wanted.length === 0 && over.length === 0)
      return verdict.skip('the manifest is in the project folder itself', 'in-place');
    if (missing.length + over.length === 0)
      return verdict.noop(`the links point where they should${leftAlone(taken)}`);
    const names = becauseOf(
      missing.map(({ path }) => path),
      over,
    );
    return verdict.update(`${names}${leftAlone(taken)}`, 'absent', {
      actions: [
        ...missing.map(({ path, target }) => ({ kind: 'link', path, target }) as const),
        ...over.map((path) => ({ kind: 'remove', path }) as const),
      ],
    });
  },
};
