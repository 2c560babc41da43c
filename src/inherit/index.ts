export { beginning } from './beginning.ts';
export type { Beginning } from './beginning.ts';
export { withOld } from './old.ts';
export { seedsOf, unknownSeeds } from './seeds.ts';
export { exploring, isOn, needsOf } from './needs.ts';
export type { Needs } from './needs.ts';
