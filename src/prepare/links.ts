import type { Problem } from '../diagnostics/index.ts';
import type { Action, Look } from '../model/index.ts';
import { linkOnTheWay } from './problems.ts';

function foldersAbove(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Links among the folders that actions would write into: what they point at is somebody else's. */
export async function linksOnTheWay(actions: readonly Action[], look: Look): Promise<Problem[]> {
  const own = actions.flatMap((action) =>
    'path' in action && !action.path.startsWith('/') ? foldersAbove(action.path) : [],
  );
  const folders = new Set(own);
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = await look.stat(folder);
    const at = { file: folder, line: 0, column: 0, length: 0, text: undefined };
    if (found?.kind === 'link') problems.push(linkOnTheWay({ link: folder }, at));
  }
  return problems;
}
