export { HostError } from './error.ts';
export type {
  Command,
  Ended,
  Files,
  FolderOptions,
  FoundFile,
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
