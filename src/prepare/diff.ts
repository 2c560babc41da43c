import { createTwoFilesPatch } from 'diff';
import { visible } from '../diagnostics/index.ts';
import type { Action, Look, Plan } from '../model/index.ts';

const nothing = '/dev/null';

async function diffOf(action: Action, look: Look): Promise<string> {
  if (action.kind === 'secret') return `${action.path}: holds secrets; its content changes\n`;
  if (action.kind !== 'write') return '';
  const { path, text, own = false } = action;
  const found = await look.read(path);
  const before = found.ok ? found.value : undefined;
  if (before === text) return '';
  if (own) return `${path}: a program of odpm's own changes\n`;
  const options = {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  };
  const from = before === undefined ? nothing : path;
  return createTwoFilesPatch(from, path, before ?? '', text, undefined, undefined, options);
}

/** Unified diffs of every file that a plan would write; of files with secrets only that they change. */
export async function diffs({ steps }: Plan, look: Look): Promise<string> {
  const actions = steps.flatMap((step) => step.actions);
  const texts = await Promise.all(actions.map((action) => diffOf(action, look)));
  return visible(texts.filter((text) => text !== '').join('\n'));
}
