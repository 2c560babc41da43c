import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';
import type { LinkFault } from '../model/index.ts';

export const badOcaName = problem('sources/bad-oca-name', {
  severity: 'warning',
  message: (f: { name: string }) => `"${f.name}" is not the name of a repository, and is ignored`,
  fix: () => 'Write a name of letters, digits, ".", "_" and "-", or put "#" in front of the line.',
});

export const badOcaLink = problem('sources/bad-oca-link', {
  severity: 'warning',
  message: ({ why }: Pick<LinkFault, 'why' | 'instead'>) => `this repository is ignored: ${why}`,
  fix: ({ instead }) => instead,
});

interface OfFile {
  /** `github.com/OCA/web` */
  readonly label: string;
  readonly name: string;
}

export const leadsOut = problem('sources/leads-out', {
  severity: 'warning',
  message: (f: OfFile) => `${f.name} of the repository ${f.label} is not a file inside it, and is not read`,
  fix: (f) =>
    `Put a regular file in its place, or name what it asks for in dependencies of odpm.json: ${f.name} may not lead elsewhere.`,
});

export const unreadable = problem('sources/unreadable', {
  severity: 'warning',
  message: (f: OfFile & { why: string }) => `${f.name} of the repository ${f.label} is not read: ${f.why}`,
  fix: () => 'Name what is needed of it in odpm.json, or correct the file in its repository.',
});

interface Broken {
  readonly label: string;
  readonly file: string;
  readonly why: string;
  /** How many problems it has besides. */
  readonly more: number;
}

export const brokenNested = problem('sources/broken-nested', {
  severity: 'warning',
  message: ({ label, why, more }: Broken) =>
    `odpm.json of the repository ${label} is ignored: ${why}${more > 0 ? `, and ${String(more)} more` : ''}`,
  fix: ({ file }) => `Correct it there; "odpm manifest validate ${shellWord(file)}" shows everything.`,
});

export const badNestedLink = problem('sources/bad-nested-link', {
  severity: 'warning',
  message: ({ label, why }: Pick<LinkFault, 'why' | 'instead'> & { label: string }) =>
    `a dependency of the repository ${label} is ignored: ${why}`,
  fix: ({ instead }) => instead,
});

export const nestedVariable = problem('sources/nested-variable', {
  severity: 'warning',
  message: (f: { label: string; names: readonly string[]; what: string }) =>
    `${f.what} of the repository ${f.label} is ignored: it needs ${f.names.join(', ')}, and a dependency gets no variables`,
  fix: () => 'Write it into odpm.json of this project, where variables are filled in.',
});

interface OfService {
  readonly label: string;
  /** `the service mail` */
  readonly what: string;
}

export const reservedNested = problem('sources/reserved-nested', {
  message: (f: { label: string; name: string }) =>
    `the repository ${f.label} declares a service "${f.name}", which is a name of odpm's own`,
  fix: () => 'Let it use service_patches, or say "inherit_services": false in odpm.json of this project.',
});

export const nestedSecret = problem('sources/nested-secret', {
  message: (f: OfService & { key: string }) =>
    `${f.what} of the repository ${f.label} wants secrets of this project: ${f.key}`,
  fix: () =>
    'Write it into odpm.json of this project as it is to be, or say "inherit_services": false there.',
});

export const nestedOutside = problem('sources/nested-outside', {
  message: (f: OfService & { path: string }) =>
    `${f.what} of the repository ${f.label} uses ${f.path}, which is outside that repository`,
  fix: () =>
    'Write it into odpm.json of this project as it is to be, or say "inherit_services": false there.',
});

interface OtherBranch {
  readonly label: string;
  readonly url: string;
  /** `18.0`, `its default branch` */
  readonly taken: string;
  /** `odpm.json`, `the repository github.com/OCA/web` */
  readonly by: string;
  /** The project itself says what is taken. */
  readonly own: boolean;
  readonly other: string;
  readonly asker: string;
}

export const otherBranch = problem('sources/other-branch', {
  severity: 'warning',
  message: (f: OtherBranch) =>
    `${f.label} is used at ${f.taken} as ${f.by} says, and ${f.asker} asks for ${f.other}`,
  fix: (f) =>
    f.own
      ? `Let both name one branch; in odpm.json it would be "${f.url} ${f.other}".`
      : `Name the branch that is meant in dependencies of odpm.json: "${f.url} ${f.other}".`,
});

export const otherVersion = problem('sources/other-version', {
  severity: 'warning',
  message: (f: { label: string; what: string; said: string; own: string }) =>
    `the repository ${f.label} is made for ${f.what} ${f.said}, and this project has ${f.own}`,
  fix: (f) => `Name a branch of ${f.label} that is made for ${f.what} ${f.own} in dependencies of odpm.json.`,
});

export const tooDeep = problem('sources/too-deep', {
  message: (f: { label: string; most: number }) =>
    `${f.label} is at the end of a chain of more than ${String(f.most)} repositories`,
  fix: () => 'Name in odpm.json what is needed, and set "use_oca_dependencies": false in user_settings.json.',
});

export const tooMany = problem('sources/too-many', {
  message: (f: { label: string; most: number }) =>
    `repositories ask for more than ${String(f.most)} others; ${f.label} is one too many`,
  fix: () => 'Name in odpm.json what is needed, and set "use_oca_dependencies": false in user_settings.json.',
});
