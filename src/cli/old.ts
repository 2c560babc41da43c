/** A flag of odpm 4: an option of today, or a command. */
export interface Flag {
  readonly name: string;
  /** Whether a value stands behind it: `maybe` only where the next word is no flag. */
  readonly value?: 'always' | 'maybe';
  /** The value says nothing today. */
  readonly drops?: true;
  readonly option?: string;
  readonly command?: readonly string[];
}

type Row = Omit<Flag, 'name'>;

const same = (names: readonly string[]): [string, Row][] =>
  names.map((name) => [name, { option: name, value: 'always' }]);

const options: readonly (readonly [string, Row])[] = [
  ['--plan-format', { command: ['plan'], option: '--format', value: 'always' }],
  ['--plan-no-docker', { command: ['plan'], option: '--no-docker' }],
  ['--plan-show-diff', { command: ['plan'], option: '--diff' }],
  ['--plan-strict', { command: ['plan'], option: '--strict' }],
  ['--skip-start', { option: '--skip-start', value: 'maybe', drops: true }],
  ['--no-git-update', { option: '--no-git-update' }],
  ...same(['--secrets-file', '--secrets-provider', '--security-profile', '--accept-database-drift']),
  ['-d', { option: '--database', value: 'always' }],
  ['-i', { option: '--install', value: 'maybe' }],
  ['-u', { option: '--update', value: 'maybe' }],
  ['-t', { option: '--test' }],
  ['--test', { option: '--test' }],
  ['--screencasts', { option: '--screencasts' }],
  ['--image-tag', { command: ['image', 'build'], option: '--tag', value: 'always' }],
  ['--image-builder', { command: ['image', 'build'], option: '--builder', value: 'always' }],
  ['--image-push', { command: ['image', 'build'], option: '--push' }],
  ...same(['--branch', '--odoo-version', '--odoo-git-link', '--platform-name', '--python-version']),
  ...same(['--distro-name', '--distro-version', '--postgres-version', '--requirements-txt']),
  ...same(['--odoo-build-date']),
];

const commands: readonly (readonly [string, Row])[] = [
  ['--plan', { command: ['plan'] }],
  ['--update-lock', { command: ['lock'] }],
  ['--sync-manifest-locks', { command: ['lock', '--sync-manifest'] }],
  ['--init', { command: ['init'], value: 'always' }],
  ['--build-image', { command: ['image', 'build'] }],
  ['--db-backup', { command: ['db', 'backup'], value: 'maybe' }],
  ['--db-restore', { command: ['db', 'restore'], value: 'always' }],
  ['--db-drop', { command: ['db', 'drop'] }],
  ['--get-dbs-list', { command: ['db', 'list'], value: 'maybe', drops: true }],
  ['--set-admin-pass', { command: ['db', 'set-admin-password'], value: 'maybe' }],
  ['--sql-execute', { command: ['db', 'sql'], value: 'always' }],
  ['--translate', { command: ['modules', 'translate'], value: 'always' }],
  ['--export-po-files', { command: ['modules', 'export-po'], value: 'always' }],
  ['--start-precommit', { command: ['pre-commit'] }],
];

const byName = (rows: typeof options): ReadonlyMap<string, Flag> =>
  new Map(rows.map(([name, row]) => [name, { name, ...row }]));

export const optionFlags = byName(options);
export const commandFlags = byName(commands);

/** Options of today with a value in the next word. */
export const withValue =
  /^(-C|--color|--scenario|--database|--timeout|--progress|--format|--replace|--tail)$/;
