export { blocking, consented } from './consented.ts';
export { askTrust, forgetTrust, stillTrusted, trustOf } from './trust.ts';
export type { Trust } from './trust.ts';
