export { everyPlugin, pluginsOf } from './found.ts';
export { workingWith } from './working.ts';
export type { Loaded, Working } from './working.ts';
