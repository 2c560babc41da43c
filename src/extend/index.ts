export { everyPlugin, distributionsOf, pluginsOf } from './found.ts';
export { happen } from './happening.ts';
export { opened } from './opened.ts';
export type { Opened } from './opened.ts';
export { workingWith } from './working.ts';
export type { Loaded, Own, Working } from './working.ts';
