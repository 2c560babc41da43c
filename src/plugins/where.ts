import { join } from 'node:path';
import type { JsonObject } from '../base/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import type { Document, FoundPlugin, Look } from '../model/index.ts';

/** Where plugins are looked for, and what switches them off. */
export interface Where {
  /** The effective manifest. */
  readonly document: Document;
  /** The project folder, absolute. */
  readonly folder: string;
  /** Relative paths count from the project folder. */
  readonly look: Look;
  /** Of the process alone: `ODPM_PLUGINS`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Names that `user_settings.json` switches off. */
  readonly disabled: readonly string[];
  /** No plugin is wanted in this run. */
  readonly off: boolean;
  /** Whether they are going to run: then packages have to be there, and files are read for the question of trust. */
  readonly installed: boolean;
  /** Packages are compared byte for byte with the lock, whatever sizes and times say. */
  readonly everyByte?: boolean;
  /** How the project folder is shown; paths count from it when nothing is said. */
  readonly shown?: string;
}

/** A plugin before its neighbours are known. */
export interface Draft extends Omit<FoundPlugin, 'config' | 'items'> {
  /** Its `package.json`, for places in it. */
  readonly document: Document | undefined;
  /** The JSON Schema of its section: a file, or itself. */
  readonly schema:
    | { readonly path: string; readonly shown: string }
    | { readonly root: JsonObject; readonly shown: string }
    | undefined;
  /** Of a package the name that the manifest has. */
  readonly key: string | undefined;
  /** What of it is shown when it clashes with another. */
  readonly place: Span;
  /** Its `package.json` was not there to be read: its name is a guess. */
  readonly unread: boolean;
}

export const wholeFile = (file: string): Span => ({ file, line: 0, column: 0, length: 0, text: undefined });

/** How a path of the project is shown. */
export const shownAs = ({ shown = '' }: Pick<Where, 'shown'>, path: string): string => join(shown, path);

/** Folder of a project's own plugins, from the project folder. */
export const pluginsFolder = '.odpm/plugins';

/** A plugin's section, defaults filled in, and what is wrong with it. */
export interface Section {
  readonly config: JsonObject;
  readonly problems: readonly Problem[];
}
