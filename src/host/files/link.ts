import { rename, rm, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { syncFolder, tempBeside } from './atomic.ts';
import { refusal } from './guard.ts';
import { writeProblem } from './write.ts';

interface Named {
  readonly path: string;
  readonly name: string;
}

/** See `Files.link`. */
export async function link({ path, name }: Named, target: string, within: string): Promise<Checked<void>> {
  try {
    const refused = await refusal(path, within, 'link');
    if (refused) return bad(refused);
    const temp = tempBeside(path);
    await symlink(target, temp);
    await rename(temp, path).catch(async (error: unknown) => {
      await rm(temp, { force: true });
      throw error;
    });
    await syncFolder(dirname(path));
    return good(undefined);
  } catch (error) {
    return bad(await writeProblem(path, name, error));
  }
}
