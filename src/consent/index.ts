export { askFetches } from './fetches.ts';
export { askTrust, forgetTrust, shown, stillTrusted, trustOf } from './trust.ts';
export type { Trust } from './trust.ts';
