export { substituteEvery } from './every.ts';
export { substitute } from './substitute.ts';
export type { Scope } from './text.ts';
