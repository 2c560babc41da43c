import { parts } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { substituteAll } from '../substitute/index.ts';
import type { Beginning } from './beginning.ts';

const fields = ['platform', 'odoo_version', 'python', 'developing', 'dependencies', 'service_sources'];

/** The part of a manifest that names repositories and versions, references filled in. */
export function seedsOf({ written, scope }: Beginning): Document {
  const said = [...parts(written)].filter(([key]) => fields.includes(key));
  const origins = written.origins;
  const root = Object.fromEntries(said.map(([key, { root: value }]) => [key, value]));
  return substituteAll({ root, origins }, scope).document;
}
