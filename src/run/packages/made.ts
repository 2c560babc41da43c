import { dirname, join } from 'node:path';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Host } from '../../host/index.ts';

interface Making {
  /** Absolute; made when it is not there. */
  readonly folder: string;
  /** Path below the folder → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Path below the folder → what it points at. */
  readonly links: ReadonlyMap<string, string>;
}

/** Writes files and links of people's own into a folder; stops at the first that cannot be written. */
export async function made({ folder, files, links }: Making, host: Host): Promise<Checked<unknown>> {
  const within = dirname(folder);
  for (const path of [...files.keys(), ...links.keys()]) {
    const parent = dirname(join(folder, path));
    const ready = await host.files.makeFolder(parent, { mode: 0o755, within });
    const text = files.get(path);
    const done = !ready.ok
      ? ready
      : text === undefined
        ? await host.files.link(join(folder, path), links.get(path) ?? '', within)
        : await host.files.write(join(folder, path), text, { owner: 'people', mode: 0o644 });
    if (!done.ok) return done;
  }
  return good(undefined);
}
