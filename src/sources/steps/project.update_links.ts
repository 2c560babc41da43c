import { backupsOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { compared, wantedLinks } from '../links.ts';

/** Names in a row: `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

export const projectUpdateLinks: Step = {
  id: 'project.update_links',
  description: 'Link what lies elsewhere into the project folder.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look }) {
    if (project.developing.folder === project.folder)
      return verdict.skip('the manifest lies in the project folder itself', 'in-place');
    const { missing, taken } = await compared(wantedLinks(project, await backupsOf(project, look)), look);
    const left =
      taken.length > 0 ? `; ${listed(taken)} ${taken.length > 1 ? 'are' : 'is'} yours and stays` : '';
    if (missing.length === 0) return verdict.noop(`the links point where they should${left}`);
    const names = listed(missing.map(({ path }) => path));
    return verdict.update(`${missing.length > 1 ? 'links' : 'the link'} ${names}${left}`, 'absent', {
      actions: missing.map(({ path, target }) => ({ kind: 'link', path, target }) as const),
    });
  },
};
