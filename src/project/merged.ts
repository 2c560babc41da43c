import { isFault, parseLink } from '../model/index.ts';
import type { LinkFault, Manifest } from '../model/index.ts';

type Merged = Exclude<NonNullable<Manifest['dependencies']>[number], string>;

/** A part of an object-form dependency that is not what it should be. */
export interface MergedFault extends LinkFault {
  readonly at: readonly (string | number)[];
  readonly isLink: boolean;
}

const faultOf = (text: string): LinkFault | undefined => {
  const link = parseLink(text);
  return isFault(link) ? link : undefined;
};

const oneWord = (text: string): LinkFault | undefined =>
  /\s/.test(text.trim())
    ? {
        why: 'it holds whitespace',
        instead: 'Write the link alone here; branch and commit have keys of their own.',
      }
    : undefined;

const refFault = (ref: string): LinkFault | undefined =>
  oneWord(ref) ?? faultOf(`https://example.org/a.git ${ref}`);

/** `refs/pull/1/head`, or a link with its ref. */
const mergeFault = (text: string): LinkFault | undefined =>
  /\s/.test(text.trim()) ? faultOf(text) : refFault(text);

/** What is wrong with a dependency that merges pull requests; `open` tells which parts are not known yet. */
export function mergedFaults(
  { git, branch, merges = [] }: Merged,
  open: (at: MergedFault['at']) => boolean,
): MergedFault[] {
  const rows: (readonly [MergedFault['at'], LinkFault | undefined])[] = [
    [['git'], oneWord(git) ?? faultOf(git)],
    [['branch'], branch === undefined ? undefined : refFault(branch)],
    ...merges.map((text, index) => [['merges', index], mergeFault(text)] as const),
  ];
  return rows.flatMap(([at, fault]) =>
    fault && !open(at) ? [{ ...fault, at, isLink: at[0] === 'git' }] : [],
  );
}
