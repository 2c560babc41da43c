import type { Checked } from '../../diagnostics/index.ts';
import type { Document, Origin } from '../../model/index.ts';

/** A text of a file, and where it stands. */
export interface Said {
  readonly text: string;
  readonly at: Origin | undefined;
}

/** What the `odpm.json` of a repository asks of projects that use it. */
export interface Wishes {
  readonly odooVersion: Said | undefined;
  readonly python: Said | undefined;
  /** Links. */
  readonly dependencies: readonly Said[];
  readonly requirements: readonly Said[];
  /** Name → service, and → what is changed of one; paths in them are absolute. */
  readonly services: ReadonlyMap<string, Document>;
  readonly patches: ReadonlyMap<string, Document>;
  /** Name → link of a service source that these use. */
  readonly sources: ReadonlyMap<string, Said>;
}

/** A file of a repository that is read for what it asks. */
export interface OfRepository {
  /** As people call the repository: `github.com/OCA/web`, or its folder. */
  readonly label: string;
  /** Where it lies, absolute. */
  readonly folder: string;
  readonly file: string;
  readonly text: string;
}

/** Reads a nested manifest; what is only a warning leaves out what it tells of. */
export type ReadWishes = (file: OfRepository) => Checked<Wishes>;
