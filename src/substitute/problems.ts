import { few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

interface Unset {
  readonly name: string;
  readonly pointer: string;
  /** What the author of `${NAME:?message}` says. */
  readonly demand: string | undefined;
  /** A default for every machine is hard to name there. */
  readonly link: boolean;
  /** It stands where a path of this machine goes. */
  readonly folder: boolean;
}

const because = ({ demand }: Unset): string => (demand === undefined || demand === '' ? '' : `: ${demand}`);

export const unset = problem('substitute/unset', {
  message: (facts: Unset) => `the variable ${facts.name} of ${facts.pointer} is not set${because(facts)}`,
  fix: ({ name, demand, link, folder }) =>
    demand === undefined && !link
      ? `Set ${name} in .env, or write a default: \${${name}:-value}.`
      : `Set ${name} in .env: ${name}=${folder ? '/absolute/path' : 'value'}`,
});

interface BadReference {
  readonly text: string;
  /** Where it stands, when its file may hold secrets: then no word of it is shown. */
  readonly hidden: string | undefined;
  readonly tooDeep: boolean;
}

const ways = (text: string): string =>
  text.startsWith('${@')
    ? 'Write ${@service:NAME}, ${@source:NAME} or ${@secret:KEY}'
    : 'Write ${NAME}, ${NAME:-default} or ${NAME:?message}';

export const badReference = problem('substitute/bad-reference', {
  message: ({ text, hidden, tooDeep }: BadReference) =>
    tooDeep
      ? 'references are nested more than 64 levels deep'
      : hidden !== undefined
        ? `a reference in ${hidden} is not well formed`
        : `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}" is not a reference`,
  fix: ({ text, tooDeep }) =>
    tooDeep
      ? 'Set a variable to the value, and write ${NAME}.'
      : `${ways(text)}; a dollar sign by itself is $$.`,
});

interface TooLong {
  readonly pointer: string;
  /** Of its variables. */
  readonly names: readonly string[];
}

export const tooLong = problem('substitute/too-long', {
  message: ({ pointer }: TooLong) => `with its references filled in, ${pointer} is longer than 1 MiB`,
  fix: ({ names }) => `Set ${few(names)} to something shorter, or refer to it less often there.`,
});

export const allTooLong = problem('substitute/all-too-long', {
  message: () => 'with all references filled in, the manifest is longer than 64 MiB',
  fix: () => 'Set the variables that it names to something shorter, or refer to them less often.',
});

export const notHere = problem('substitute/not-here', {
  severity: 'warning',
  message: ({ pointer }: { readonly pointer: string }) => `references in ${pointer} are not filled in`,
  fix: () => 'Write the value itself.',
});

export const angle = problem('substitute/angle', {
  severity: 'warning',
  message: ({ name }: { readonly name: string }) => `"$<${name}" is not a reference: operators need braces`,
  fix: ({ name }) => `Write \${${name}:-default}, or $$< for the literal.`,
});

export const credentials = problem('substitute/credentials', {
  message: ({ names, pointer }: { readonly names: readonly string[]; readonly pointer: string }) =>
    `${names.join(', ')} would put credentials into the link ${pointer}`,
  fix: () => 'Leave them out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.',
});

interface Named {
  readonly name: string;
  readonly pointer: string;
}

interface Unknown extends Named {
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

export const noSuchService = problem('substitute/no-such-service', {
  message: ({ name, pointer }: Unknown) => `there is no service "${name}" for the reference in ${pointer}`,
  fix: ({ known, meant }) =>
    meant === undefined ? `Name one of ${few(known)}.` : `Did you mean \${@service:${meant}}?`,
});

export const noSuchSource = problem('substitute/no-such-source', {
  message: ({ name, pointer }: Unknown) => `service_sources has no "${name}" for the reference in ${pointer}`,
  fix: ({ name, meant }) =>
    meant === undefined
      ? `Declare it: "service_sources": {"${name}": "https://git.example.org/${name}.git 1.0"}`
      : `Did you mean \${@source:${meant}}?`,
});

export const sourceNotHere = problem('substitute/source-not-here', {
  message: ({ name, pointer }: Named) => `the folder of the source "${name}" cannot be used in ${pointer}`,
  fix: () => 'Write ${@source:…} in services, service_patches or hooks only.',
});

interface Secret {
  readonly key: string;
  readonly pointer: string;
}

export const secretNotHere = problem('substitute/secret-not-here', {
  message: ({ key, pointer }: Secret & { readonly link: boolean; readonly of: 'manifest' | 'settings' }) =>
    `the secret ${key} cannot be used in ${pointer}`,
  fix: ({ link, of }) =>
    link
      ? 'Leave it out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.'
      : of === 'settings'
        ? 'Write it in db_manager_password, db_creation_data or sql_queries only.'
        : 'Write it as a value of odoo_conf or of environment in a service.',
});

export const secretUnset = problem('substitute/secret-unset', {
  severity: 'note',
  message: ({ key, pointer }: Secret) => `the secret ${key} of ${pointer} has no value here`,
  fix: ({ key }) => `Put it into .odpm/secrets.json: {"schema_version": 1, "secrets": {"${key}": "value"}}`,
});

export const secretInEnvironment = problem('substitute/secret-in-environment', {
  severity: 'warning',
  message: ({ pointer }: { readonly key: string; readonly pointer: string }) =>
    `"docker inspect" shows the secret of ${pointer} to everybody who has access to Docker`,
  fix: ({ key }) => `Write "secrets": ["${key}"] beside it: the container gets a file, /run/secrets/${key}.`,
});
