/** How a database is made that is not there yet. */
export interface NewDatabase {
  /** `en_US`. */
  readonly language: string;
  /** Of the company, two letters. */
  readonly country: string | undefined;
  /** Whether it gets demonstration data. */
  readonly demo: boolean;
  /** Of the administrator. */
  readonly login: string;
}

/** What the person who works on a project has chosen, defaults filled in. */
export interface Personal {
  /** Modules that `--install` and `--update` take without a list of their own. */
  readonly modules: { readonly install: readonly string[]; readonly update: readonly string[] };
  readonly newDatabase: NewDatabase;
  /** Whether every module is linked into one folder, for an IDE. */
  readonly moduleLinks: boolean;
  /** Whether work trees of odpm's own that stand on a branch are brought to its newest commit. */
  readonly updateRepositories: boolean;
  /** Whether files that git does not know are removed from these. */
  readonly cleanRepositories: boolean;
  /** Words of Odoo's `--dev`; none but in the scenario `developer`. */
  readonly devMode: readonly string[];
  /** Never to be shown, written into a plan or given in argv. */
  readonly passwords: {
    /** Of Odoo's database manager. */
    readonly master: string;
    /** Of the administrator of a new database. */
    readonly admin: string;
  };
}
