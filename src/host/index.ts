export { isHostError } from './error.ts';
export type { Command, Ended, Host, Interrupts, OwnFile } from './host.ts';
export { lookFrom } from './look.ts';
export { nodeHost } from './node.ts';
export { report } from './report.ts';
