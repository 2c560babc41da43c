import type { Problem } from '../diagnostics/index.ts';
import type { Action, Look } from '../model/index.ts';
import { linkOnTheWay, noFolder } from './problems.ts';

function foldersAbove(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Of an action in the project folder; what lies elsewhere has its place by the user's word. */
function foldersOf(action: Action): string[] {
  if (!('path' in action) || action.path.startsWith('/')) return [];
  return [...foldersAbove(action.path), ...(action.kind === 'folder' ? [action.path] : [])];
}

/** Folders of odpm that are links, so that what they point at is somebody else's, or are no folders. */
export async function linksOnTheWay(actions: readonly Action[], look: Look): Promise<Problem[]> {
  const own = actions.flatMap(foldersOf);
  const folders = new Set(own);
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = await look.stat(folder);
    const at = { file: folder, line: 0, column: 0, length: 0, text: undefined };
    if (found?.kind === 'link') problems.push(linkOnTheWay({ link: folder }, at));
    else if (found && found.kind !== 'directory') problems.push(noFolder({ path: folder }, at));
  }
  return problems;
}
