export { HostError } from './error.ts';
export type {
  Command,
  Ended,
  Files,
  Host,
  Interrupts,
  Machine,
  OwnFile,
  Programs,
  Release,
  Terminal,
} from './host.ts';
export { lookFrom } from './look.ts';
export { memoryHost } from './memory/host.ts';
export type { MemoryHost } from './memory/host.ts';
export { nodeHost } from './node.ts';
export { report } from './report.ts';
