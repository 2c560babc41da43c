import { join } from 'node:path';
import { byText, isInside } from '../base/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { readJson } from '../manifest/index.ts';
import type { Look } from '../model/index.ts';
import { projectsBroken } from './problems.ts';
import { validate } from './projects.generated.js';

/** A project that `odpm up` has worked in. */
export interface Known {
  /** The project folder. */
  readonly folder: string;
  /** The repository that people work in; for a project in place the same folder. */
  readonly developing: string;
}

interface Kept {
  readonly version: 1;
  readonly projects: readonly Known[];
}

const isKept = (value: unknown): value is Kept => validate(value);

const fileIn = (home: string): string => join(home, 'projects.json');

/** The projects that the user's own folder of odpm remembers; a file that is not ours counts for nothing. */
export async function knownProjects(home: string, look: Look): Promise<Checked<readonly Known[]>> {
  const file = fileIn(home);
  const text = await look.read(file);
  if (!text.ok) return text;
  if (text.value === undefined) return good([]);
  const document = readJson(file, text.value);
  const root: unknown = document.ok ? document.value.root : undefined;
  return isKept(root) ? good(root.projects) : good([], [projectsBroken({ file })]);
}

/** The file that remembers a project beside those that it holds already. */
export async function remembering(
  one: Known,
  home: string,
  look: Look,
): Promise<{ readonly file: string; readonly text: string }> {
  const known = await knownProjects(home, look);
  const others = (known.ok ? known.value : []).filter(({ folder }) => folder !== one.folder);
  const projects = [...others, one].sort((a, b) => byText(a.folder, b.folder));
  return { file: fileIn(home), text: `${JSON.stringify({ version: 1, projects }, null, 2)}\n` };
}

/**
 * The project whose repository a folder lies in, unless the folder belongs to a nearer project.
 * @param found the project folder that was found from there, where one was
 */
export function projectOf(
  start: string,
  found: string | undefined,
  known: readonly Known[],
): Known | undefined {
  if (known.some(({ folder }) => folder === found)) return undefined;
  return known.find(
    ({ folder, developing }) =>
      folder !== developing &&
      isInside(developing, start) &&
      (found === undefined || isInside(found, developing)),
  );
}
