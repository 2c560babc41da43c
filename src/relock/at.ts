import type { Checked } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import type { Call, Document, Look, Project, UserSettings } from '../model/index.ts';
import type { Place } from '../place/index.ts';

/** A project as its files say it. */
export interface Loaded {
  readonly project: Project;
  /** The effective manifest, references as they are written. */
  readonly written: Document;
  readonly user: Pick<UserSettings, 'document'>;
}

/** Where repositories are locked. */
export interface At {
  readonly call: Call;
  readonly host: Host;
  readonly interrupts: Interrupts;
  readonly place: Place;
  /** Reads the project once more, from files as a look has them. */
  readonly load: (look: Look) => Promise<Checked<Loaded>>;
}
