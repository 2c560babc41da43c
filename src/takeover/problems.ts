import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface OtherMajor {
  readonly folder: string;
  readonly found: number;
  readonly wanted: number;
}

export const otherMajor = problem('takeover/other-major', {
  exit: 7,
  message: (f: OtherMajor) =>
    `the cluster that odpm 4 left is of PostgreSQL ${f.found}, which PostgreSQL ${f.wanted} cannot read`,
  fix: (f) =>
    `Write "${f.found}" there. Or set the cluster aside, and start with an empty one:\n  mv ${f.folder} ${f.folder}-${f.found}`,
});

export const unknownMajor = problem('takeover/unknown-major', {
  exit: 7,
  message: (f: { folder: string }) => `${f.folder}/PG_VERSION names no version of PostgreSQL`,
  fix: (f) =>
    `Restore the folder from a backup. Or set it aside, and start with an empty cluster:\n  mv ${f.folder} ${f.folder}-aside`,
});

interface SeveralFilestores {
  /** Folders below data/odoo/home, in the project folder. */
  readonly first: string;
  readonly others: readonly string[];
}

export const severalFilestores = problem('takeover/several-filestores', {
  message: (f: SeveralFilestores) =>
    `odpm 4 left more than one filestore here: ${[f.first, ...f.others].join(', ')}`,
  fix: ({ first, others }) =>
    `Keep that of this project's databases, and move the rest away. To keep ${first}:\n${others
      .map((folder) => `  mv ${shellWord(folder)} ${shellWord(folder.replace('/home/', '/home-of-others-'))}`)
      .join('\n')}`,
});
