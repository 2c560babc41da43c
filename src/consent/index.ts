export { blocking, consented } from './consented.ts';
export { askFetches } from './fetches.ts';
export { askTrust, forgetTrust, hookTrust, stillTrusted, trustOf } from './trust.ts';
export type { Trust } from './trust.ts';
