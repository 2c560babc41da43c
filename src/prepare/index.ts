export {
  /** @internal */
  order,
} from './order.ts';
export { handlers } from './handlers.ts';
export { changesOf } from './changes.ts';
export { diffs } from './diff.ts';
export { failure, json } from './json.ts';
export { markdown } from './markdown.ts';
export { ask, fetchesOf } from './planner.ts';
export { stale } from './problems.ts';
export { changedSince } from './record.ts';
export { table } from './table.ts';
export type { View } from './view.ts';
export { viewed } from './viewed.ts';
