import type { Problem } from '../diagnostics/index.ts';
import { parts } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { substituteAll } from '../substitute/index.ts';
import type { Beginning } from './beginning.ts';

const fields = ['platform', 'odoo_version', 'python', 'developing', 'dependencies', 'service_sources'];

function filledIn(
  { written, scope }: Beginning,
  wanted: readonly string[],
): ReturnType<typeof substituteAll> {
  const said = [...parts(written)].filter(([key]) => wanted.includes(key));
  const origins = written.origins;
  const root = Object.fromEntries(said.map(([key, { root: value }]) => [key, value]));
  return substituteAll({ root, origins }, scope);
}

/** The part of a manifest that names repositories and versions, references filled in. */
export const seedsOf = (at: Beginning): Document => filledIn(at, fields).document;

/** What is wrong with references in dependencies: such a repository is not known. */
export const unknownSeeds = (at: Beginning): readonly Problem[] => filledIn(at, ['dependencies']).problems;
