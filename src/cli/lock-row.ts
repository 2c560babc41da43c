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
      summary: 'Also write locks.git and locks.venv of the manifest; shows the change, and asks.',
    },
    { flags: '--write', summary: 'With --sync-manifest: write the manifest without asking.' },
    scenario,
    format,
    json,
  ],
  examples: [
    ['odpm lock', 'every repository at the tip of its branch'],
    ['odpm lock --update web queue', 'two of them; the others stay'],
    ['odpm lock --check', 'in CI: do the lock and the repositories agree?'],
  ],
  load: () => import('../verbs/lock.ts'),
};
