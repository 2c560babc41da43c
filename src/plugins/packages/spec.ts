import { isRange } from '../../manifest/index.ts';

/** What `extensions.plugins` says of a package. */
export type Spec =
  | { readonly kind: 'built-in' }
  /** A range of versions that npm knows. */
  | { readonly kind: 'range'; readonly range: string }
  /** A file or a folder; the path as it is written, which counts from the project folder. */
  | { readonly kind: 'path'; readonly path: string }
  /** `git+https://…#<commit>`. */
  | { readonly kind: 'git'; readonly link: string };

/** Why a text is none of them, and what to write. */
export interface Fault {
  readonly why: string;
  readonly instead: string;
}

const wanted = 'a range such as ^1.2.0, file:path/to.tgz, file:folder, or git+https://…#<commit>';

function ofLink(spec: string): Spec | Fault {
  const commit = /#[0-9a-f]{40}$/.test(spec);
  if (spec.startsWith('git+https://') && commit) return { kind: 'git', link: spec };
  const link = spec.replace(/#.*$/, '').replace(/^(?:git\+)?(?:https?|ssh|git):\/\//, '');
  const instead = `Write git+https://${link}#<commit>, the commit with all 40 digits.`;
  return spec.startsWith('git+https://')
    ? { why: 'a branch or tag can move, and so can a short commit', instead }
    : { why: 'of links odpm accepts only those of git over https', instead };
}

/** What a text of `extensions.plugins` means, or why it means nothing. */
export function specOf(spec: string): Spec | Fault {
  if (spec === 'builtin') return { kind: 'built-in' };
  if (spec.startsWith('file:')) return { kind: 'path', path: spec.replace(/^file:(?:\/\/(?=\/))?/, '') };
  if (/^[\w+.-]+:\/\//.test(spec)) return ofLink(spec);
  if (/^[.~]?[./]|\.t(?:ar\.)?gz$/.test(spec))
    return { why: 'it is a path without "file:"', instead: `Write "file:${spec}".` };
  if (spec.trim() !== '' && isRange(spec)) return { kind: 'range', range: spec };
  return { why: 'it is not a range', instead: `Write ${wanted}.` };
}

export const isBadSpec = (found: Spec | Fault): found is Fault => 'why' in found;
