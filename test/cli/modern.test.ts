import { describe, expect, test } from 'vitest';
import { modern } from '../../src/cli/modern.ts';
import { table } from '../../src/cli/table.ts';

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('a command line of odpm 4 is read as one of today', () => {
  test.each([
    ['', 'up'],
    ['-q', 'up -q'],
    ['-C shop --no-input', 'up -C shop --no-input'],
    ['--plan', 'plan'],
    ['--plan --plan-format json', 'plan --format json'],
    ['--plan-format=json --plan-no-docker', 'plan --format json --no-docker'],
    ['--plan --plan-show-diff --plan-strict', 'plan --diff --strict'],
    ['--plan --skip-start --no-git-update', 'plan --skip-start --no-git-update'],
    ['plan --plan-format json --plan-no-docker', 'plan --format json --no-docker'],
    ['plan --plan-show-diff --plan-strict -d shop', 'plan --diff --strict --database shop'],
    ['-C shop plan --plan-strict', 'plan -C shop --strict'],
    ['--skip-start plan --plan-format json', 'plan --skip-start --format json'],
    ['--skip-start', 'up --skip-start'],
    ['--skip-start 1 --no-git-update', 'up --skip-start --no-git-update'],
    ['--secrets-file a.json --secrets-provider env', 'up --secrets-file a.json --secrets-provider env'],
    ['--security-profile hardened', 'up --security-profile hardened'],
    ['--accept-database-drift=data_path', 'up --accept-database-drift data_path'],
    ['-d shop', 'up --database shop'],
    ['-dshop -isale,crm', 'up --database shop --install sale,crm'],
    ['-d shop -i', 'up --database shop --install'],
    ['-d shop -i -u', 'up --database shop --install --update'],
    ['-d shop -u sale -t', 'up --database shop --update sale --test'],
    ['-d shop -i sale --test --screencasts', 'up --database shop --install sale --test --screencasts'],
    ['-d shop --odoo-bin --workers 3 -d other', 'up --database shop -- --workers 3 -d other'],
    ['plan --odoo-bin --workers 3', 'plan -- --workers 3'],
    ['--update-lock', 'lock'],
    ['--update-lock --no-git-update', 'lock --no-git-update'],
    ['--sync-manifest-locks', 'lock --sync-manifest'],
    ['--update-lock --sync-manifest-locks', 'lock --sync-manifest'],
    [
      '--init https://a.example/x.git --branch 19.0 --odoo-version 19.0 --odoo-git-link l --platform-name p',
      'init https://a.example/x.git --branch 19.0 --odoo-version 19.0 --odoo-git-link l --platform-name p',
    ],
    [
      '--init l --python-version 3.12 --distro-name debian --distro-version 13 --postgres-version 17',
      'init l --python-version 3.12 --distro-name debian --distro-version 13 --postgres-version 17',
    ],
    [
      '--branch 19.0 --init l --requirements-txt r.txt --odoo-build-date latest',
      'init l --branch 19.0 --requirements-txt r.txt --odoo-build-date latest',
    ],
    ['--build-image', 'image build'],
    [
      '--build-image --image-tag T --image-builder docker --image-push',
      'image build --tag T --builder docker --push',
    ],
    ['-d shop --db-backup', 'db backup --database shop'],
    ['-d shop --db-backup a.zip', 'db backup a.zip --database shop'],
    ['--db-restore a.zip -d shop', 'db restore a.zip --database shop'],
    ['--db-drop -d shop', 'db drop --database shop'],
    ['--get-dbs-list 1', 'db list'],
    ['-d shop --set-admin-pass', 'db set-admin-password --database shop'],
    ['-d shop --sql-execute orders', 'db sql orders --database shop'],
    ['--translate de_DE -d shop -i sale', 'modules translate de_DE --database shop --install sale'],
    ['--export-po-files de_DE -u sale', 'modules export-po de_DE --update sale'],
    ['--start-precommit', 'pre-commit'],
    ['database status', 'db status'],
    ['database ensure-role', 'db ensure-role'],
  ])('odpm %s', (old, today) => {
    expect(modern(words(old))).toEqual({ words: words(today), old: true });
  });
});

test.each([
  'up',
  'up -d',
  'up -d -i sale -u crm --test',
  'up -- --odoo-bin -d x',
  '-C shop up -d',
  'plan --format json --no-docker --diff',
  'plan -i sale --database shop',
  'plan -- -d x',
  'down',
  'manifest validate --strict a.json',
  'manifest migrate --write',
  'modules diff --diff-base main --format shell',
  'modules record-applied',
  'run nightly --list --dry-run --diff-base main',
  'scaffold shop -t full',
  'db drop shop',
  'explain project/port-taken',
  '--help',
  '-h',
  '--version',
  'help plan',
  'up --help',
  '--color never --help',
])('odpm %s is left as it is', (line) => {
  expect(modern(words(line))).toEqual({ words: words(line), old: false });
});

describe('a flag that is a command today stands beside no other', () => {
  test.each([
    ['plan --update-lock', '--update-lock is a command of its own today, "odpm lock"', '"odpm plan"'],
    ['plan --plan-format json --build-image', '--build-image', '"odpm plan"'],
    ['--plan --update-lock', '--update-lock', '"odpm plan"'],
    ['--update-lock --plan-strict', '--update-lock', '"odpm plan"'],
    ['up -d --build-image --image-tag T', '--build-image', '"odpm up"'],
    ['--init l --db-drop -d shop', '--db-drop', '"odpm init"'],
    ['manifest validate --start-precommit', '--start-precommit', '"odpm manifest"'],
    ['--db-backup a.zip --db-drop', '--db-drop', '"odpm db backup"'],
  ])('odpm %s', (line, flag, beside) => {
    const { problem } = modern(words(line));
    expect(problem?.exit).toBe(64);
    expect(problem?.message).toContain(flag);
    expect(problem?.message).toContain(beside);
  });
});

test('what it makes of its own words is the same words', () => {
  for (const { name } of table) expect(modern(words(name))).toEqual({ words: words(name), old: false });
});
