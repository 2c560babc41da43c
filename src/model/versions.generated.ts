// Made from schemas/defaults.json by `npm run derive`.

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

/** What a version of Odoo stands on where nothing is said, the newest first. */
export const odooDefaults: readonly [OdooDefaults, ...OdooDefaults[]] = [
  {
    from: 18,
    python: '3.12',
    debian: '13',
    postgres: '17',
  },
  {
    from: 17,
    python: '3.10',
    debian: '12',
    postgres: '15',
  },
  {
    from: 16,
    python: '3.10',
    debian: '11',
    postgres: '15',
  },
  {
    from: 11,
    python: '3.7',
    debian: '11',
    postgres: '13',
  },
];

/** Number of a Debian release → its code name. */
export const debianReleases: Readonly<Record<string, string>> = {
  '11': 'bullseye',
  '12': 'bookworm',
  '13': 'trixie',
};

/** Combinations that are tested. */
export const verifiedCombinations: readonly VerifiedCombination[] = [
  {
    debian: '11',
    python: ['3.7', '3.10'],
    odoo: {
      from: 11,
      to: 16,
    },
  },
  {
    debian: '12',
    python: ['3.10'],
    odoo: {
      from: 16,
      to: 19,
    },
  },
  {
    debian: '13',
    python: ['3.10', '3.12'],
  },
  {
    debian: '13',
    python: ['3.13'],
    odoo: {
      from: 19,
      to: 19,
    },
  },
];
