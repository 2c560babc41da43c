import { visible } from '../diagnostics/index.ts';
import type { View } from './view.ts';

/** Unified diffs of every file that a plan would write; of what has no lines to show only what becomes of it. */
export const diffs = ({ changes }: View): string =>
  visible(changes.map(({ path, summary, unified }) => unified ?? `${path}: ${summary}\n`).join('\n'));
