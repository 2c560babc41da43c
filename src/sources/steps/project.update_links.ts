import { backupsOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { compared, leftLinks, wantedLinks } from '../links.ts';

/** Names in a row: `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Hundreds of modules are not listed. */
const shortly = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 6).join(', ')} and ${String(names.length - 6)} more` : listed(names);

export const projectUpdateLinks: Step = {
  id: 'project.update_links',
  description: 'Link what lies elsewhere into the project folder.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, facts }) {
    if (facts.awaited) return verdict.skip('the repositories have to be brought first', 'earlier-step');
    const backups = await backupsOf(project, look);
    const links = await wantedLinks({ project, backups, folders: facts.folders ?? [] }, look);
    const [{ missing, taken }, over] = await Promise.all([compared(links, look), leftLinks(links, look)]);
    if (links.length === 0 && over.length === 0)
      return verdict.skip('the manifest lies in the project folder itself', 'in-place');
    const left =
      taken.length > 0 ? `; ${listed(taken)} ${taken.length > 1 ? 'are' : 'is'} yours and stays` : '';
    if (missing.length + over.length === 0) return verdict.noop(`the links point where they should${left}`);
    const made = missing.map(({ path }) => path);
    const names = [
      ...(made.length > 0 ? [`${made.length > 1 ? 'links' : 'the link'} ${shortly(made)}`] : []),
      ...(over.length > 0 ? [`nobody wants ${shortly(over)} any more`] : []),
    ].join('; ');
    return verdict.update(`${names}${left}`, 'absent', {
      actions: [
        ...missing.map(({ path, target }) => ({ kind: 'link', path, target }) as const),
        ...over.map((path) => ({ kind: 'remove', path }) as const),
      ],
    });
  },
};
