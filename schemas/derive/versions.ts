import { constant } from './constant.ts';

/** The parts of `schemas/defaults.json`. */
export interface Versions {
  readonly odoo: unknown;
  readonly debian: unknown;
  readonly verified: unknown;
}

const tables = {
  odooDefaults: {
    what: 'What a version of Odoo stands on where nothing is said, the newest first.',
    type: 'readonly [OdooDefaults, ...OdooDefaults[]]',
  },
  debianReleases: {
    what: 'Number of a Debian release → its code name.',
    type: 'Readonly<Record<string, string>>',
  },
  verifiedCombinations: {
    what: 'Combinations that are tested.',
    type: 'readonly VerifiedCombination[]',
  },
};

/** The table of versions that is looked up at run time. */
export const versions = ({ odoo, debian, verified }: Versions): string =>
  `// Made from schemas/defaults.json by \`npm run derive\`.

export interface OdooDefaults {
  /** The first major version of Odoo that they hold for. */
  readonly from: number;
  readonly python: string;
  readonly debian: string;
  readonly postgres: string;
}

/** A combination that is tested. */
export interface VerifiedCombination {
  readonly debian: string;
  readonly python: readonly string[];
  /** Major versions, both included; every one when it is left out. */
  readonly odoo?: { readonly from: number; readonly to: number };
}

${constant('odooDefaults', tables.odooDefaults, odoo)}
${constant('debianReleases', tables.debianReleases, debian)}
${constant('verifiedCombinations', tables.verifiedCombinations, verified)}`;
