import { format, json, scenario } from './row.ts';
import type { Command } from './row.ts';

export const lockRow: Command = {
  name: 'lock',
  summary:
    'Lock the repositories at the commits that their branches have now, or compare them with the lock.',
  options: [
    { flags: '--check', summary: 'Write nothing; exit with 3 where the lock and the repositories differ.' },
    {
      flags: '--update <names...>',
      summary: 'Move only these repositories; the others stay where they are locked.',
    },
    {
      flags: '--sync-manifest',
      summary: 'Write locks.git and locks.venv of the manifest, too; shows the change, and asks.',
    },
    { flags: '--write', summary: 'Write the manifest without asking.' },
    scenario,
    format,
    json,
  ],
  examples: [
    ['odpm lock', 'every repository at the end of its branch'],
    ['odpm lock --update web queue', 'two of them; the others stay'],
    ['odpm lock --check', 'in CI: is the lock of these repositories?'],
  ],
  load: () => import('../verbs/lock.ts'),
};
