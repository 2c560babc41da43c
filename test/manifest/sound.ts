import { readManifest } from '../../src/manifest/index.ts';

export const sound = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'file://${ODOO_PLATFORM_DIR}' },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

/** A sound manifest with changes, read. */
export const read = (changes: object) =>
  readManifest('odpm.json', JSON.stringify({ ...sound, ...changes }, undefined, 2));

export const said = (changes: object): string[] =>
  read(changes).problems.map(({ severity, message, fix }) => `${severity}: ${message}. ${fix}`);

export const places = (changes: object) =>
  read(changes).problems.map(({ code, at }) => `${code} ${at?.pointer ?? ''}`);
