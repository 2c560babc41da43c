export { locate } from './locate.ts';
export { resolve, review } from './resolve.ts';
export type { Surroundings } from './reading.ts';
