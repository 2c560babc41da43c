export { changed, declined, refused } from './problems.ts';
export { covers, lines, wanted } from './question.ts';
export type { Wanted } from './question.ts';
export { recordOf, storeOf, textOf } from './store.ts';
export type { Store } from './store.ts';
