export { isHostError } from './error.ts';
export type { Command, Ended, Host, Interrupts, OwnFile, Ran } from './host.ts';
export { lookFrom } from './look.ts';
export { nodeHost } from './node.ts';
export type { Strays } from './node.ts';
export { isImportOutside } from './plugins/borders.ts';
export { report } from './report.ts';
