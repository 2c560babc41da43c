export {
  /** @internal */
  order,
} from './order.ts';
export { diffs } from './diff.ts';
export { ask, fetchesOf } from './planner.ts';
export { stale } from './problems.ts';
export { changedSince } from './record.ts';
export { table } from './table.ts';
