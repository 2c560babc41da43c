import { closest, few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

export const noFolder = problem('project/no-folder', {
  message: ({ folder }: { readonly folder: string }) => `there is no folder ${folder}`,
  fix: () => 'Name a folder that exists, with -C or ODPM_PROJECT_DIR.',
});

export const noProject = problem('project/no-project', {
  message: ({ folder }: { readonly folder: string }) =>
    `there is no odpm.json in ${folder}, nor in a folder above it`,
  fix: () =>
    'Change to the folder of a project, or name it with -C; "odpm init" will create one in a later version, until then write an odpm.json.',
});

export const noManifest = problem('project/no-manifest', {
  message: ({ path }: { readonly path: string }) => `there is no ${path}`,
  fix: () => 'Name an odpm.json, or a folder that holds one.',
});

interface At {
  readonly pointer: string;
}

interface BadLink extends At {
  readonly why: string;
  readonly instead: string;
}

export const badLink = problem('project/bad-link', {
  message: ({ pointer, why }: BadLink) => `${pointer} is not a repository link: ${why}`,
  fix: ({ instead }) => instead,
});

export const badRef = problem('project/bad-ref', {
  message: ({ pointer, why }: BadLink) => `${pointer} cannot be used: ${why}`,
  fix: ({ instead }) => instead,
});

interface TwoBranches {
  /** `https://github.com/OCA/web` */
  readonly repository: string;
  /** Branch, commit or both; `undefined`: the default branch. */
  readonly taken: string | undefined;
  readonly other: string | undefined;
}

const branchNamed = (name: string | undefined): string => name ?? 'its default branch';

export const twoBranches = problem('project/two-branches', {
  severity: 'warning',
  message: ({ repository, taken, other }: TwoBranches) =>
    `${repository} is asked for at ${branchNamed(other)} and at ${branchNamed(taken)}; the last one is used`,
  fix: ({ other }) => `Remove one of the two; without the last it is ${branchNamed(other)}.`,
});

export const noOdooVersion = problem('project/no-odoo-version', {
  message: () => 'neither odoo_version nor the link of the platform says the version of Odoo',
  fix: () => 'Add "odoo_version": "19.0".',
});

interface Unknown {
  readonly word: string;
  readonly known: readonly string[];
  /** What the field is called in this manifest. */
  readonly key: string;
}

const listed = (words: readonly string[]): string => few(words.map((word) => `"${word}"`));

export const unknownDistribution = problem('project/unknown-distribution', {
  message: ({ word, known }: Unknown) => `no distribution "${word}" is known, only ${listed(known)}`,
  fix: ({ known, key }) => `Write "${key}": "${known[0] ?? ''}".`,
});

export const distributionOfPlugin = problem('project/distribution-of-plugin', {
  severity: 'note',
  message: ({ word }: Unknown) => `odpm itself knows no distribution "${word}"; a plugin may add it`,
  fix: () => 'Run "odpm plan": it asks the plugins.',
});

export const unknownRelease = problem('project/unknown-release', {
  message: ({ word, known }: Unknown & { readonly usual: string }) =>
    `no Debian release "${word}" is known, only ${listed(known)}`,
  fix: ({ key, usual }) => `Write "${key}": "${usual}".`,
});

export const notServed = problem('project/not-served', {
  message: ({ pointer }: At) => `this version of odpm does not support ${pointer} yet`,
  fix: () => 'Remove it for this version; "odpm manifest validate" knows it already.',
});

export const badPassword = problem('project/bad-password', {
  message: ({ pointer }: At) => `${pointer} is empty, or has a line break in it or whitespace at its ends`,
  fix: () => 'Write it on one line without whitespace at its ends, or leave it out.',
});

export const passwordNoText = problem('project/password-no-text', {
  message: ({ pointer }: At) => `${pointer} is a word that Odoo reads as yes, no or nothing, not as text`,
  fix: () => 'Choose another password: with this one Odoo falls back to "admin".',
});

interface Untested {
  readonly odoo: string;
  readonly debian: string;
  readonly python: string;
  readonly nearest: { readonly debian: string; readonly python: string } | undefined;
}

export const untested = problem('project/untested-combination', {
  severity: 'warning',
  message: ({ odoo, debian, python }: Untested) =>
    `Odoo ${odoo} is not tested with Python ${python} on Debian ${debian}`,
  fix: ({ nearest }) =>
    nearest === undefined
      ? 'Choose another version of Odoo; none of the tested combinations has this one.'
      : `The nearest that is tested: Python ${nearest.python} on Debian ${nearest.debian}.`,
});

export const oddLanguage = problem('project/odd-language', {
  severity: 'warning',
  message: ({ pointer }: At) => `${pointer} is not a code like ll or ll_CC`,
  fix: () => 'Write it like "en_US" or "fr".',
});

export const emptyRequirement = problem('project/empty-requirement', {
  severity: 'warning',
  message: ({ pointer }: At) => `${pointer} is empty`,
  fix: () => 'Remove it.',
});

export const requirementOption = problem('project/requirement-option', {
  severity: 'warning',
  message: ({ pointer, word }: At & { readonly word: string }) => `${pointer} is an option of pip (${word})`,
  fix: () => 'List packages here; set PIP_INDEX_URL or PIP_EXTRA_INDEX_URL for another index.',
});

export const noSuchDay = problem('project/no-such-day', {
  message: ({ pointer }: At) => `${pointer} is not a date of the calendar`,
  fix: () => 'Write a day as "2025-01-31", or "latest".',
});

export const idleDay = problem('project/idle-day', {
  severity: 'note',
  message: ({ pointer, because }: At & { readonly because: 'git' | 'folder' }) =>
    because === 'git'
      ? `${pointer} has no effect: the platform is linked at a commit`
      : `${pointer} has no effect: the platform is a folder, used as it is`,
  fix: ({ because }) =>
    because === 'git'
      ? 'Remove it, or the commit after the link.'
      : 'Remove it, or link to a branch: https://github.com/odoo/odoo.git 19.0',
});

export const unknownProvider = problem('project/unknown-provider', {
  severity: 'warning',
  message: ({ type }: { readonly type: string; readonly known: readonly string[] }) =>
    `there is no secrets provider "${type}"`,
  fix: ({ known }) => `Write one of ${listed(known)}, or name the plugin that adds it under extensions.`,
});

export const noProviderProgram = problem('project/no-provider-program', {
  message: ({ pointer }: At) => `"exec" has no program to run (${pointer})`,
  fix: () => 'Write "provider": {"type": "exec", "argv": ["./secrets.sh"]}.',
});

export const badOption = problem('project/bad-option', {
  message: ({ pointer, why }: At & { readonly why: string }) =>
    `${pointer} ${why}, which odoo.conf cannot hold`,
  fix: () => 'Write the value on one line, without whitespace at its ends.',
});

interface NoSuchHook {
  readonly id: string;
  /** All entries, when they look like the words of one program. */
  readonly words: readonly string[] | undefined;
  /** Ids that plugins bring. */
  readonly known: readonly string[];
}

export const noSuchHook = problem('project/no-such-hook', {
  message: ({ id, words }: NoSuchHook) =>
    words === undefined
      ? `no plugin adds a hook "${id}"`
      : 'the words of a program are here without brackets of their own',
  fix: ({ id, words, known }) =>
    words === undefined
      ? known.length > 0
        ? `Write "${closest(id, known) ?? known[0] ?? ''}"; plugins add: ${few(known)}.`
        : 'Write a program as a list of its words: ["./prepare.sh", "--quick"].'
      : `Put them into a list of their own: [[${few(
          words.map((word) => JSON.stringify(word)),
          ',',
        )}]].`,
});

interface ShellWords {
  readonly words: readonly string[];
  readonly word: string;
}

/** `… || true` says that a failure does not matter, which has a form of its own. */
function withoutShell({ words, word }: ShellWords): string {
  const argv = words.slice(0, words.indexOf(word));
  return words.slice(-2).join(' ') === '|| true'
    ? `Write {"argv": ${JSON.stringify(argv)}, "allow_failure": true}.`
    : `Write ["sh", "-c", ${JSON.stringify(words.join(' '))}] if you want a shell.`;
}

export const shellInHook = problem('project/shell-in-hook', {
  severity: 'warning',
  message: ({ word }: ShellWords) => `"${word}" is passed to the program as it is: no shell runs a hook`,
  fix: withoutShell,
});

interface Waiting {
  readonly written: string;
  readonly pointer: string;
}

export const referenceNotServed = problem('project/reference-not-served', {
  message: ({ written, pointer }: Waiting) =>
    `this version of odpm does not resolve ${written} in ${pointer}`,
  fix: ({ written }) =>
    written.startsWith('${@secret:')
      ? 'Write a variable instead, and set it in .env: ${MY_SECRET}.'
      : 'Write a variable instead, and set it in .env to the path of the folder: ${MY_FOLDER}.',
});
