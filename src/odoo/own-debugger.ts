import { join } from 'node:path';
import { pointerTo } from '../base/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { originOf } from '../model/index.ts';
import type { Look, MappedFolder, Project } from '../model/index.ts';
import { debuggerOf } from './debugger.ts';
import { ownDebugger } from './problems.ts';

/** A package's name as indexes compare it. */
const nameOf = (requirement: string): string =>
  (/^[\w.-]+/.exec(requirement.trim())?.[0] ?? '').replaceAll(/[-_.]+/g, '-').toLowerCase();

interface Line {
  readonly text: string;
  readonly at: Span | undefined;
}

const linesOfManifest = ({ requirements, document }: Project): Line[] =>
  requirements.map((text, index) => ({
    text,
    at: originOf(document.origins, pointerTo('requirements', index)),
  }));

async function linesOfFile({ host, requirements }: MappedFolder, look: Look): Promise<Line[]> {
  const file = join(host, 'requirements.txt');
  const read = requirements === undefined ? undefined : await look.read(file);
  const lines = read?.ok ? (read.value ?? '').split(/\r?\n/) : [];
  return lines.map((text, index) => {
    return { text, at: { file, line: index + 1, column: 1, length: Math.max(1, text.length), text } };
  });
}

/** Versions that people ask for of what odpm debugs with: theirs are installed. */
export async function ownDebuggers(
  project: Project,
  folders: readonly MappedFolder[],
  look: Look,
): Promise<Problem[]> {
  const wanted = debuggerOf(project)?.requirement;
  if (wanted === undefined) return [];
  const read = await Promise.all(folders.map((folder) => linesOfFile(folder, look)));
  return [...read.flat(), ...linesOfManifest(project)]
    .filter(({ text }) => nameOf(text) === nameOf(wanted))
    .map(({ text, at }) => ownDebugger({ theirs: text.trim(), ours: wanted }, at));
}
