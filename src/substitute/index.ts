export { lostServices, substituteEvery } from './every.ts';
export { namedVariables } from './named.ts';
export { unset } from './problems.ts';
export { substitute, substituteAll } from './substitute.ts';
export type { Scope } from './text.ts';
