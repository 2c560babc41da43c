import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { box, entry, unchanged } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
  at.manifest({ dependencies: [], hooks: {} });
});

const odpm = (words: string, more?: Readonly<Record<string, string>>): Ended =>
  at.run([process.execPath, entry, ...words.split(' ')], more);
const up = 'up --skip-start --trust --quiet';
const made = (): string => readFileSync(join(at.project, 'docker-compose.yml'), 'utf8');

describe('nobody says BACKUP_DIR', () => {
  test('it is a folder in the home folder', () => {
    expect(odpm(up)).toEqual({ code: 0, out: '', err: '' });
    expect(made()).toContain(join(at.home, 'odoo_backups'));
    expect(existsSync(join(at.home, 'odoo_backups'))).toBe(true);
  });

  test.each(['/proc/nonexistent', '/dev/null'])(
    'no folder at HOME=%s: odoo gets none, and up ends well',
    (HOME) => {
      expect(odpm(up, { HOME }).code).toBe(0);
      expect(made()).not.toContain('/home/odoo/backups');
      expect(odpm('plan --skip-start --detailed-exitcode', { HOME }).code).toBe(0);
    },
  );
});

describe('BACKUP_DIR points to no folder: 3 at its line, and nothing is written', () => {
  test.each([
    ['victim/file', 'victim/file'],
    ['victim/file/in/it', 'victim/file'],
    ['victim/link', 'victim/link'],
  ])('%s', (path, way) => {
    symlinkSync('nothing', join(at.victim, 'link'));
    at.put('.env', `ODPM_BASE_IMAGE_PROFILE=ci\nBACKUP_DIR=${join(at.root, path)}\n`);
    const { code, err } = unchanged([at.project, at.victim], () => odpm(up));
    expect(code).toBe(3);
    expect(err).toContain(
      `error: BACKUP_DIR points to ${join(at.root, way)}, which is not a folder\n\n  .env:2:`,
    );
    expect(err).toContain('compose/backups-no-folder');
  });

  test('by the environment it has no line', () => {
    const { code, err } = unchanged([at.project, at.victim], () =>
      odpm(up, { BACKUP_DIR: join(at.victim, 'file') }),
    );
    expect(code).toBe(3);
    expect(err).toContain('BACKUP_DIR points to');
  });
});

describe('a link backups of a shell', () => {
  const link = (): string => join(at.project, 'backups');
  beforeEach(() => {
    const manifest = readFileSync(join(at.project, 'odpm.json'), 'utf8');
    rmSync(join(at.project, 'odpm.json'));
    writeFileSync(join(at.victim, 'odpm.json'), manifest);
    at.put('user_settings.json', JSON.stringify({ developing_project: `file://${at.victim}` }));
    mkdirSync(join(at.root, 'disk'));
  });

  test.each(['disk', 'unplugged'])('to %s stays where nobody says BACKUP_DIR', (name) => {
    symlinkSync(join(at.root, name), link());
    expect(odpm(up)).toMatchObject({ code: 0 });
    expect(readlinkSync(link())).toBe(join(at.root, name));
    expect(odpm('plan --skip-start').out).toContain('Nothing to do.');
  });

  test('is recreated where BACKUP_DIR is said', () => {
    symlinkSync(join(at.root, 'disk'), link());
    expect(odpm(up, { BACKUP_DIR: join(at.root, 'said') })).toMatchObject({ code: 0 });
    expect(readlinkSync(link())).toBe(join(at.root, 'said'));
  });

  test('is made where there is none, unless there is no home folder either', () => {
    expect(odpm(up, { HOME: '/dev/null' }).code).toBe(0);
    expect(existsSync(link())).toBe(false);
    expect(odpm(up)).toMatchObject({ code: 0 });
    expect(readlinkSync(link())).toBe(join(at.home, 'odoo_backups'));
  });
});
