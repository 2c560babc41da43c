export { carryOut } from './carry-out.ts';
export { agreed, confirmed, forget, remember } from './consent.ts';
export { down } from './down.ts';
export { whileHeld } from './held.ts';
export { rewrite } from './rewrite.ts';
export { started } from './started.ts';
export type { Site } from './site.ts';
