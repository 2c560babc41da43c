export { declaredPlugins, everyPlugin, distributionsOf, pluginsOf } from './found.ts';
export { happenIn } from './happening.ts';
export { opened } from './opened.ts';
export type { Opened } from './opened.ts';
export { rebuilding } from './rebuilt.ts';
export { workingWith } from './working.ts';
export type { Loaded, Working } from './working.ts';
