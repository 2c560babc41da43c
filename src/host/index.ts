export { HostError } from './error.ts';
export type {
  Command,
  Ended,
  Files,
  FolderOptions,
  Holder,
  Host,
  Interrupts,
  Machine,
  OwnFile,
  PeoplesFile,
  Programs,
  Release,
  Terminal,
  WriteOptions,
} from './host.ts';
export { lookFrom } from './look.ts';
export { memoryHost } from './memory/host.ts';
export type { Given, MemoryHost } from './memory/host.ts';
export { nodeHost } from './node.ts';
export { report } from './report.ts';
