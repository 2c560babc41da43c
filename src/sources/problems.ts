import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

export const folderMissing = problem('sources/folder-missing', {
  message: (f: { path: string }) => `the folder ${f.path} is not there`,
  fix: (f) => `Clone the repository to ${f.path}, or name the folder where it lies.`,
});

export const notAFolder = problem('sources/not-a-folder', {
  message: (f: { path: string }) => `${f.path} is no folder`,
  fix: () => 'Name the folder of the repository, not a file in it.',
});

export const noOdoo = problem('sources/no-odoo', {
  message: (f: { path: string }) => `${f.path} holds no odoo-bin, so nothing can start from it`,
  fix: () => 'Name a folder with the sources of Odoo in platform.git, or use --skip-start.',
});

export const noOdooYet = problem('sources/no-odoo-yet', {
  severity: 'warning',
  message: (f: { path: string }) => `${f.path} holds no odoo-bin; the stack cannot start from it`,
  fix: () => 'Name a folder with the sources of Odoo in platform.git before you start the stack.',
});

export const commaInPath = problem('sources/comma-in-path', {
  message: (f: { path: string }) => `${f.path} cannot be used in addons_path: it holds a comma`,
  fix: () => 'Rename the folder; Odoo separates the entries of addons_path by commas.',
});

export const sameName = problem('sources/same-name', {
  severity: 'warning',
  message: (f: { folder: string; modules: readonly string[] }) =>
    `the modules ${f.modules.join(' and ')} in ${f.folder} have one name on some disks`,
  fix: () => 'Rename all but one: disks that tell no capitals apart, or compose letters, hold one of them.',
});

export const linksInCircle = problem('sources/links-in-circle', {
  severity: 'warning',
  message: (f: { folder: string; links: readonly string[] }) =>
    `links in ${f.folder} lead to each other and are passed over: ${f.links.join(', ')}`,
  fix: () => 'Delete them, or let one lead to a folder.',
});

export const notBrought = problem('sources/not-brought', {
  message: (f: { name: string; folder: string }) => `the repository ${f.name} is not at ${f.folder}`,
  fix: () => 'Leave --no-git-update out once: odpm brings it there.',
});

export const noTree = problem('sources/no-tree', {
  exit: 7,
  message: (f: { folder: string; url: string }) => `${f.folder} is no work tree of ${f.url}`,
  fix: (f) => `Move it away: mv ${shellWord(f.folder)} ${shellWord(`${f.folder}.old`)}.`,
});

export const otherCommit = problem('sources/other-commit', {
  exit: 7,
  message: (f: { folder: string; wanted: string; found: string }) =>
    `${f.folder} stands at commit ${f.found.slice(0, 12)}, not at ${f.wanted.slice(0, 12)}`,
  fix: (f) => `Put it back: git -C ${shellWord(f.folder)} checkout --detach ${f.wanted}.`,
});
