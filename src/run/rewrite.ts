import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';

interface Rewriting {
  readonly path: string;
  /** What the new text was made from: whoever changed the file since is not overruled; none of a new file. */
  readonly old?: string;
  readonly text: string;
}

/** Replaces a file of people: all of it or nothing. Where it is a link, what that points at. */
export const rewrite = ({ path, old, text }: Rewriting, { files }: Host): Promise<Checked<unknown>> =>
  files.write(path, text, { owner: 'people', mode: 0o644, ...(old !== undefined && { over: old }) });
