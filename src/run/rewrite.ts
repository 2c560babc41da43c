import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';

/** Replaces a file of people: all of it or nothing. Where it is a link, what that points at. */
export const rewrite = (path: string, text: string, { files }: Host): Promise<Checked<unknown>> =>
  files.write(path, text, { owner: 'people', mode: 0o644 });
