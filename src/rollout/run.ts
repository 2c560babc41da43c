import type { Host, Interrupts } from '../host/index.ts';
import type { Call } from '../model/index.ts';
import type { ProgressMode, Teller } from '../run/index.ts';

/** A run of `odpm up`: how it is called, where, and how it is told. */
export interface Run {
  readonly call: Call;
  readonly host: Host;
  readonly interrupts: Interrupts;
  readonly mode: ProgressMode | undefined;
  readonly teller: Teller;
  /** Folders of repositories that it has brought, or asked the server for, already. */
  readonly settled: ReadonlySet<string>;
}
