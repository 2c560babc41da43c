export { noCommand } from './command-problems.ts';
export { discover, survey } from './discover.ts';
export type { Survey } from './discover.ts';
export { itemsOf } from './items.ts';
export type { Where } from './where.ts';
export { noExtensions } from './own.ts';
