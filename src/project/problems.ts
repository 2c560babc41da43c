import { problem } from '../diagnostics/index.ts';

export const noFolder = problem('project/no-folder', {
  message: ({ folder }: { readonly folder: string }) => `there is no folder ${folder}`,
  fix: () => 'Name a folder that is there: -C FOLDER.',
});

export const noProject = problem('project/no-project', {
  message: ({ folder }: { readonly folder: string }) =>
    `there is no odpm.json in ${folder}, nor in a folder above it`,
  fix: () =>
    'Change to the folder of a project, or name it with -C; "odpm init" will begin one in a later version, until then write an odpm.json.',
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
  message: ({ pointer, why }: BadLink) => `${pointer} is no repository link: ${why}`,
  fix: ({ instead }) => instead,
});

export const linkNotServed = problem('project/link-not-served', {
  message: ({ pointer }: At) => `${pointer} is a git repository, and this version serves folders only`,
  fix: () => 'Clone it yourself, write file://${MY_CLONE}, and set MY_CLONE in .env.',
});

export const noOdooVersion = problem('project/no-odoo-version', {
  message: () => 'the version of Odoo is said neither by odoo_version nor by the link of platform.git',
  fix: () => 'Add "odoo_version": "19.0".',
});

interface Unknown {
  readonly word: string;
  readonly known: readonly string[];
}

const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

export const unknownDistribution = problem('project/unknown-distribution', {
  message: ({ word, known }: Unknown) => `no distribution "${word}" is known, only ${listed(known)}`,
  fix: ({ known }) => `Write "name": "${known[0] ?? ''}".`,
});

export const unknownRelease = problem('project/unknown-release', {
  message: ({ word, known }: Unknown) => `no Debian release "${word}" is served, only ${listed(known)}`,
  fix: ({ known }) => `Write "version": "${known[0] ?? ''}".`,
});

export const profileNotServed = problem('project/profile-not-served', {
  message: ({ profile }: { readonly profile: string }) =>
    `this version builds base images of the profile ci, not ${profile}`,
  fix: () => 'Set ODPM_BASE_IMAGE_PROFILE=ci in .env, or ODPM_BASE_IMAGE to an image that is there.',
});

export const badPort = problem('project/bad-port', {
  message: ({ pointer, why }: At & { readonly why: string }) => `${pointer} is no port mapping: ${why}`,
  fix: () => 'Write it like "8025:8025", "127.0.0.1:8025:8025" or "5353:53/udp".',
});

interface PortTaken {
  readonly port: number;
  readonly first: string;
  readonly second: string;
  readonly free: number;
}

export const portTaken = problem('project/port-taken', {
  message: (f: PortTaken) => `port ${f.port} is published by two services, "${f.first}" and "${f.second}"`,
  fix: (f) => `Give one of them another host port; ${f.free} is free in this project.`,
});

export const portTwice = problem('project/port-twice', {
  severity: 'warning',
  message: ({ port, service }: { readonly port: number; readonly service: string }) =>
    `port ${port} is published twice by the service "${service}"`,
  fix: () => 'Remove one of the two.',
});

interface BadMount extends At {
  readonly why: string;
  readonly instead: string;
}

export const badMount = problem('project/bad-mount', {
  message: ({ pointer, why }: BadMount) => `${pointer} is no mount: ${why}`,
  fix: ({ instead }) => instead,
});

export const badVariable = problem('project/bad-variable', {
  message: ({ pointer }: At) => `${pointer} names no variable`,
  fix: () => 'Write it like "NAME=value".',
});

export const badRestart = problem('project/bad-restart', {
  message: ({ pointer }: At) => `${pointer} is no restart policy`,
  fix: () => 'Write "no", "always", "unless-stopped" or "on-failure:3".',
});

export const badImage = problem('project/bad-image', {
  message: ({ pointer }: At) => `${pointer} is no name of an image`,
  fix: () => 'Write it like "redis:8" or "registry.example.org/team/app:1.2".',
});

interface DependsOnNothing {
  readonly service: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const dependsOnNothing = problem('project/depends-on-nothing', {
  message: ({ service, name }: DependsOnNothing) => `"${service}" depends on "${name}", which is no service`,
  fix: ({ meant, known }) =>
    meant === undefined ? `Name one of ${listed(known)}, or remove it.` : `Did you mean "${meant}"?`,
});

export const dependsOnItself = problem('project/depends-on-itself', {
  message: ({ service }: { readonly service: string }) => `"${service}" depends on itself`,
  fix: () => 'Remove it.',
});

interface PatchOfNothing {
  readonly service: string;
  readonly scenario: string;
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const patchOfNothing = problem('project/patch-of-nothing', {
  message: ({ service, scenario }: PatchOfNothing) =>
    `the scenario ${scenario} has no service "${service}" to patch`,
  fix: ({ meant, known }) =>
    meant === undefined ? `Patch one of ${listed(known)}, or remove it.` : `Did you mean "${meant}"?`,
});

interface Needed {
  readonly variable: string;
  readonly service: string;
}

export const neededVariable = problem('project/needed-variable', {
  message: ({ variable, service }: Needed) => `odpm itself needs ${variable} of the service "${service}"`,
  fix: ({ variable }) => `Remove ${variable} from the patch.`,
});

export const badOption = problem('project/bad-option', {
  message: ({ pointer, why }: At & { readonly why: string }) =>
    `${pointer} ${why}, which odoo.conf cannot hold`,
  fix: () => 'Write the value in one line, without blanks at its ends.',
});

interface NoSuchHook {
  readonly id: string;
  /** All entries, when they look like the words of one program. */
  readonly words: readonly string[] | undefined;
}

export const noSuchHook = problem('project/no-such-hook', {
  message: ({ id, words }: NoSuchHook) =>
    words === undefined
      ? `no plugin brings a hook "${id}"`
      : 'the words of a program stand here without brackets of their own',
  fix: ({ words }) =>
    words === undefined
      ? 'Write a program as a list of its words: ["./prepare.sh", "--quick"].'
      : `Put them into a list of their own: [${JSON.stringify(words)}].`,
});

export const shellInHook = problem('project/shell-in-hook', {
  severity: 'warning',
  message: ({ word }: { readonly word: string }) =>
    `"${word}" goes to the program as it is: no shell runs a hook`,
  fix: () => 'Write ["sh", "-c", "…"] where a shell is wanted.',
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
