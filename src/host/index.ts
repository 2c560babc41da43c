export type {
  Command,
  Ended,
  Files,
  Holder,
  Host,
  Interrupts,
  Machine,
  Programs,
  Release,
  Terminal,
  WriteOptions,
} from './host.ts';
