import { few, shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

export const folderMissing = problem('sources/folder-missing', {
  message: (f: { path: string }) => `the folder ${f.path} is not there`,
  fix: (f) => `Clone the repository to ${f.path}, or name the folder where it lies.`,
});

export const notAFolder = problem('sources/not-a-folder', {
  message: (f: { path: string }) => `${f.path} is not a folder`,
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

/** A name may hold a line break, which would not look like part of it. */
const inOneLine = (path: string): string => path.replaceAll('\n', String.raw`\n`);

export const unusablePath = problem('sources/unusable-path', {
  message: (f: { path: string; why: string }) =>
    `${inOneLine(f.path)} cannot be used in addons_path: ${f.why}`,
  fix: () => 'Rename the folder: letters, digits, "_" and "-" are sound in every path.',
});

export const leftOut = problem('sources/left-out', {
  severity: 'warning',
  message: (f: { folder: string; why: string }) =>
    `the add-ons in ${inOneLine(f.folder)} are left out: ${f.why}`,
  fix: () => 'Ask who keeps the repository to rename the folder: Odoo cannot read it from addons_path.',
});

export const sameName = problem('sources/same-name', {
  severity: 'warning',
  message: (f: { folder: string; modules: readonly string[] }) =>
    `the modules ${f.modules.join(' and ')} in ${f.folder} have one name on some disks`,
  fix: () => 'Rename all but one: disks that tell no capitals apart, or compose letters, hold one of them.',
});

export const notUtf8 = problem('sources/not-utf8', {
  severity: 'warning',
  message: (f: { folder: string; names: readonly string[] }) =>
    `names in ${inOneLine(f.folder)} are not UTF-8 and are passed over: ${f.names.map(inOneLine).join(', ')}`,
  fix: () => 'Rename them, where the repository is yours.',
});

export const linksInCircle = problem('sources/links-in-circle', {
  severity: 'warning',
  message: (f: { folder: string; links: readonly string[] }) =>
    `links in ${f.folder} lead to each other and are passed over: ${f.links.join(', ')}`,
  fix: () => 'Delete them, or let one lead to a folder.',
});

export const linksAway = problem('sources/links-away', {
  severity: 'warning',
  message: (f: { folder: string; names: readonly string[] }) =>
    `links in ${f.folder} lead to modules that the container lacks: ${few(f.names)}`,
  fix: () =>
    'Let them lead to folders of the same repository by relative paths (ln -sr), or name where the modules are in dependencies.',
});

export const notBrought = problem('sources/not-brought', {
  message: (f: { name: string; folder: string }) => `the repository ${f.name} is not at ${f.folder}`,
  fix: () => 'Run "odpm up" once without --no-git-update: it fetches the repository.',
});

export const treeParted = problem('sources/tree-parted', {
  message: (f: { folder: string }) => `${f.folder} was moved, and git does not find its mirror any more`,
  fix: () => 'Run "odpm up" once without --no-git-update: it repairs the link between them.',
});

export const noTree = problem('sources/no-tree', {
  exit: 7,
  message: (f: { folder: string; url: string; origin: string | undefined }) =>
    `${f.folder} is not a work tree of ${f.url}${f.origin === undefined ? '' : `: it is a clone of ${f.origin}`}`,
  fix: (f) => `Move it away: mv ${shellWord(f.folder)} ${shellWord(`${f.folder}.old`)}`,
});

export const halfMoved = problem('sources/half-moved', {
  exit: 7,
  message: (f: { folder: string; to: string }) =>
    `the move of ${f.folder} to commit ${f.to.slice(0, 12)} was interrupted`,
  fix: () => 'Run "odpm up" once without --no-git-update: it completes the move.',
});

export const otherCommit = problem('sources/other-commit', {
  exit: 7,
  message: (f: { folder: string; wanted: string; found: string }) =>
    `${f.folder} stands at commit ${f.found.slice(0, 12)}, not at ${f.wanted.slice(0, 12)}`,
  fix: (f) => `Put it back: git -C ${shellWord(f.folder)} checkout --detach ${f.wanted}`,
});

export const leftAlone = problem('sources/left-alone', {
  severity: 'note',
  message: (f: { folder: string; because: string }) => `${f.folder} ${f.because}, and is left alone`,
  fix: (f) =>
    `To work in it, write "file://\${MY_CLONE}" into odpm.json and MY_CLONE=${f.folder} into .env; until then odpm uses a work tree of its own.`,
});
