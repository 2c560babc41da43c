import { problem } from '../diagnostics/index.ts';

interface Unset {
  readonly name: string;
  readonly pointer: string;
  /** What the author of `${NAME:?message}` says. */
  readonly demand: string | undefined;
}

/** What a default for every machine would be is hard to say there. */
const isLink = (pointer: string): boolean => /^\/(platform\/git|dependencies\/)/.test(pointer);

const because = ({ demand }: Unset): string => (demand === undefined || demand === '' ? '' : `: ${demand}`);

export const unset = problem('substitute/unset', {
  message: (facts: Unset) => `the variable ${facts.name} of ${facts.pointer} is not set${because(facts)}`,
  fix: ({ name, pointer, demand }) =>
    demand === undefined && !isLink(pointer)
      ? `Set ${name} in .env, or write a default: \${${name}:-value}.`
      : `Set ${name} in .env: ${name}=${isLink(pointer) ? '/absolute/path' : 'value'}`,
});

interface BadReference {
  readonly text: string;
}

export const badReference = problem('substitute/bad-reference', {
  message: ({ text }: BadReference) =>
    `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}" is no reference`,
  fix: () => 'Write ${NAME}, ${NAME:-default} or ${NAME:?message}; a dollar sign by itself is $$.',
});

export const notHere = problem('substitute/not-here', {
  severity: 'warning',
  message: ({ pointer }: { readonly pointer: string }) => `references in ${pointer} are not filled in`,
  fix: () => 'Write the value itself.',
});

export const angle = problem('substitute/angle', {
  severity: 'warning',
  message: ({ name }: { readonly name: string }) => `"$<${name}" is no reference: operators need braces`,
  fix: ({ name }) => `Write \${${name}:-default}, or $$< for the literal.`,
});

export const credentials = problem('substitute/credentials', {
  message: ({ names, pointer }: { readonly names: readonly string[]; readonly pointer: string }) =>
    `${names.join(', ')} would put credentials into the link ${pointer}`,
  fix: () => 'Leave them out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.',
});
