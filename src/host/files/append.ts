import { appendFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { cannotWrite } from '../problems.ts';
import { errno } from '../system.ts';
import { whatItIs } from './kind.ts';
import { writeProblem } from './write.ts';

/** See `Files.append`. `name` is the path as problems show it. */
export async function append(
  { path, name }: { readonly path: string; readonly name: string },
  text: string,
): Promise<Checked<void>> {
  try {
    // Looked at first: opening a FIFO to write waits for its reader.
    const found = await stat(path).catch((error: unknown) => {
      if (errno(error) !== 'ENOENT') throw error;
    });
    if (found && !found.isFile() && !found.isDirectory()) {
      const why = `it is not a regular file but a ${whatItIs(found)}`;
      return bad(cannotWrite({ path: name, why, folder: dirname(path) }));
    }
    await appendFile(path, text, { mode: 0o644 });
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(path, name, error));
  }
}
