export { partsOf } from './layout.ts';
export type { Layout, Parts } from './layout.ts';
export { keepingIn } from './locks.ts';
export { around, envFiles, find, findAnywhere, odpmHome } from './place.ts';
export type { Place } from './place.ts';
export { withFreePorts } from './ports.ts';
export { remembering } from './projects.ts';
export { knownState } from './state.ts';
export { stackAt } from './stack.ts';
