import { dirname, join } from 'node:path';
import { digestOf, isInside } from '../base/index.ts';
import type { Look } from './look.ts';
import type { Project, Repository } from './project.ts';

/** A text of requirements. */
export interface RequirementsFile {
  /** In the folder of its repository. */
  readonly path: string;
  /** SHA-256 of the text with `\n` at the ends of its lines, as 64 hex digits. */
  readonly digest: string;
}

/**
 * The repositories whose `requirements.txt` is installed, in this order: the pins of the platform are what the others
 * build on. What the repository needs that people work in is written in odpm.json.
 */
export const requiring = ({
  platform,
  dependencies,
}: Pick<Project, 'platform' | 'dependencies'>): readonly Repository[] => [platform, ...dependencies];

const including = /^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)/;

/** Paths that a text of requirements includes, as it writes them. */
const includesOf = (text: string): string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => including.exec(line.trim())?.[1] ?? []);

type Looking = Pick<Look, 'read' | 'digest' | 'stat' | 'real'>;

/** Whether a file that is included is one of the repository. */
async function isOwn(path: string, folder: string, look: Looking): Promise<boolean> {
  if (!isInside(folder, join(folder, path))) return false;
  const [real, root] = await Promise.all([look.real(join(folder, path)), look.real(folder)]);
  return (
    real !== undefined &&
    root !== undefined &&
    isInside(root, real) &&
    (await look.stat(real))?.kind === 'file'
  );
}

async function collect(
  path: string,
  found: Map<string, string>,
  at: { readonly folder: string; readonly look: Looking },
): Promise<void> {
  const file = join(at.folder, path);
  const read = await at.look.read(file);
  const text = (read.ok ? read.value : undefined)?.replaceAll(/\r\n?/g, '\n');
  const digest = text === undefined ? await at.look.digest(file) : digestOf(text);
  if (digest === undefined) return;
  found.set(path, digest);
  for (const written of includesOf(text ?? '')) {
    const included = join(dirname(path), written);
    if (!found.has(included) && (await isOwn(included, at.folder, at.look)))
      await collect(included, found, at);
  }
}

/** The `requirements.txt` of a repository, where it has one, and behind it what it includes of the same repository. */
export async function requirementsFiles(folder: string, look: Looking): Promise<readonly RequirementsFile[]> {
  const found = new Map<string, string>();
  await collect('requirements.txt', found, { folder, look });
  return [...found].map(([path, digest]) => ({ path, digest }));
}
