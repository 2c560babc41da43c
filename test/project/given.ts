import { expect } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { filledIn, scopeOf } from '../../src/check/index.ts';
import type { Document, Project, Scenario, Settings } from '../../src/model/index.ts';
import { resolve, review } from '../../src/project/index.ts';
import { overlay } from '../../src/scenario/index.ts';
import { noUserSettings, readSettings } from '../../src/settings/index.ts';
import { documentOf } from '../substitute/document.ts';

const manifest = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'file:///srv/odoo' },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

export const around = {
  folder: '/home/me/shop',
  home: '/home/me',
  arch: 'amd64',
  uid: 1000,
  gid: 1001,
  keeping: { projects: '/home/me/odoo_projects', id: 'shop-1a2b3c', locked: new Map<string, string>() },
} as const;

function settingsOf(env = 'ODPM_BASE_IMAGE_PROFILE=ci'): Settings {
  const read = readSettings([{ file: '.env', text: env }], {});
  if (!read.ok) expect.unreachable(read.problems[0]?.message);
  return read.value;
}

type Changes = Readonly<Record<string, Json | undefined>>;

export function effective(changes: Changes): Document {
  const whole: Changes = { ...manifest, ...changes };
  const given = Object.entries(whole).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return overlay(documentOf(Object.fromEntries(given)), 'developer');
}

export const resolved = (changes: Changes, env?: string, folder: string = around.folder) =>
  resolve(effective(changes), settingsOf(env), { ...around, folder, user: noUserSettings });

export function projectOf(changes: Changes, folder?: string): Project {
  const read = resolved(changes, undefined, folder);
  if (!read.ok) expect.unreachable(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

/** A manifest with its references filled in, and a `.env`, as one scenario has them. */
export function projectIn(changes: Changes, env: string, scenario: Scenario): Project {
  const whole = documentOf({ ...manifest, ...changes });
  const settings = settingsOf(env);
  const filled = filledIn(overlay(whole, scenario), scopeOf(settings, 'plan'));
  const read = filled.ok ? resolve(filled.value, settings, { ...around, user: noUserSettings }) : filled;
  if (!read.ok) expect.unreachable(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

export const told = (changes: Changes, env?: string): string[] =>
  resolved(changes, env).problems.map(({ code, at }) => `${code} ${at?.pointer ?? at?.line ?? ''}`);

export const reviewed = (document: Document) =>
  review([{ document, settings: settingsOf(), scenarios: ['developer', 'server', 'ci'] }], around);
