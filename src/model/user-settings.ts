import type { Json } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import type { Document } from './document.ts';
import type { Origin } from './origins.ts';

/** A setting as it holds: its value, and what decided. */
export interface Effective {
  /** `ODOO_PORT`; of `user_settings.json` a pointer: `/db_creation_data/db_lang`. */
  readonly key: string;
  /** `undefined`: it is not set, and there is no default. */
  readonly value: Json | undefined;
  /** `the environment`, `.env`, `~/.odpm/.env`, `user_settings.json`, `default`. */
  readonly by: string;
  readonly at?: Span;
  /** The value must not be shown. */
  readonly secret?: true;
}

/** What `user_settings.json` says, references filled in. */
export interface UserSettings {
  /** Link of the repository that the user works in. */
  readonly developing: { readonly link: string; readonly origin: Origin | undefined } | undefined;
  readonly document: Document;
  /** Every key with what holds of it; made when asked for. */
  effective(): readonly Effective[];
}
