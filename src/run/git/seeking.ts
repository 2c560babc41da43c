import type { Place } from '../../diagnostics/index.ts';
import type { Checkout } from '../../model/index.ts';
import type { At } from './at.ts';
import type { OwnConfig } from './own-config.ts';

/** A repository on its way here. */
export interface Seeking {
  readonly checkout: Checkout;
  /** Where the manifest asks for it. */
  readonly place: Place;
  /** Says what is done, or begun. */
  readonly tell: (text: string) => void;
  /** Says how far it is, over what was said of that before. */
  readonly count: (text: string) => void;
  readonly at: At;
}

/** The same, with where git works. */
export interface InMirror extends Seeking {
  /** The mirror, or what is to become it. */
  readonly folder: string;
  readonly own: OwnConfig;
  /** After the user's own rewriting. */
  readonly address: string;
}
