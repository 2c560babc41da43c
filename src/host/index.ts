export { isHostError } from './error.ts';
export type { Command, Effect, Ended, Host, Interrupts, OwnFile, Ran } from './host.ts';
export { nodeFiles } from './files/index.ts';
export { lookFrom } from './look.ts';
export { memoryHost } from './memory/host.ts';
export { nodeHost } from './node.ts';
export type { Strays } from './node.ts';
export { isImportOutside } from './plugins/borders.ts';
export { report } from './report.ts';
