import type { JsonObject } from '../../base/index.ts';
import type { Problem, Span } from '../../diagnostics/index.ts';
import type { TrustItem } from '../trust.ts';

export const extensionApiVersion = '1.1';
/** Every version of the extension API that this odpm serves. */
export const servedApiVersions = ['1.0.0', '1.1.0'] as const;

/** A command of a plugin, as its static part declares it. */
export interface PluginCommand {
  readonly summary: string;
  /** `read`: it changes nothing. */
  readonly access: 'read' | 'write';
}

/** What is known of a plugin without running anything. */
export interface FoundPlugin {
  readonly name: string;
  readonly origin: 'local' | 'package' | 'built-in';
  /** Its package's; `undefined` for a single file. */
  readonly version: string | undefined;
  readonly description: string | undefined;
  readonly author: string | undefined;
  /** Version of the extension API that it is served. */
  readonly api: string;
  /** Absolute path of the module to load; of a built-in one its name. */
  readonly entry: string;
  /** Folder whose files it may import, absolute, links followed. */
  readonly root: string;
  /** As people are told where it comes from: `.odpm/plugins/mailpit.mjs`. */
  readonly from: string;
  /** Plugins that come first: name → range. */
  readonly requires: Readonly<Record<string, string>>;
  /** Its section of `extensions.config`. */
  readonly config: JsonObject;
  readonly commands: Readonly<Record<string, PluginCommand>>;
  /** Ids of hooks that it brings; `undefined`: only its code tells. */
  readonly hooks: readonly string[] | undefined;
  /** Old id of a step or hook → the one of today. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Where the manifest names it. */
  readonly at: Span | undefined;
  /** What keeps it from being loaded. */
  readonly problems: readonly Problem[];
  /** Its files for the question of trust; none for a built-in one. */
  readonly items: readonly TrustItem[];
}

/** The plugins of a project in the order in which they are loaded, those that are left out not among them. */
export interface Discovery {
  readonly plugins: readonly FoundPlugin[];
  /** Names of plugins that are switched off, and by what. */
  readonly off: ReadonlyMap<string, string>;
  /** Of no single plugin: `.py` files, names that lead nowhere. */
  readonly problems: readonly Problem[];
}
