export { isHostError } from './error.ts';
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
export { nodeHost } from './node.ts';
export { report } from './report.ts';
