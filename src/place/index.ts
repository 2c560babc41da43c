export { around, envFiles, find, odpmHome } from './place.ts';
export type { Place } from './place.ts';
