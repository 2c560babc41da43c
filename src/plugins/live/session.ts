import type { Json } from '../../base/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type { Host } from '../../host/index.ts';
import type {
  Discovery,
  FoundPlugin,
  Look,
  Own,
  PluginDefinition,
  PluginStage,
  Project,
} from '../../model/index.ts';
import type { Uses } from './uses.ts';

/** Where plugins are loaded. */
export interface Loading {
  readonly host: Host;
  readonly project: Project;
  /** Relative paths count from the project folder. */
  readonly look: Look;
  /** The user said yes to the code of this project. */
  readonly trusted: boolean;
  /** Ids of odpm's own steps: none of a plugin may be called so. */
  readonly ownStepIds: readonly string[];
  /** odpm's own handlers and providers: they have their turn among those of plugins, first where priorities are equal. */
  readonly own: Own;
  /** Writes a file below the project folder, whole or not at all. */
  readonly write: (path: string, text: string) => Promise<readonly Problem[]>;
  /** The code of odpm's own plugins, by name. */
  readonly builtIn?: (name: string) => Promise<PluginDefinition | undefined>;
}

/** A plugin whose code is there and as it should be. */
export interface Live {
  readonly found: FoundPlugin;
  readonly definition: PluginDefinition;
}

export type Values = Readonly<Record<string, Json>>;

/** What the plugins of a run share, as it goes on. */
export interface Session {
  readonly at: Loading;
  readonly discovery: Discovery;
  /** In the order of loading. */
  readonly live: Map<string, Live>;
  readonly uses: Uses;
  /** Plugin → what it remembers of the project. */
  readonly stores: Map<string, Values>;
  /** `<plugin> <name>` → what it lends. */
  readonly lent: Map<string, unknown>;
  /** Plugin → lines that it logged. */
  readonly logged: Map<string, number>;
  readonly warnings: Problem[];
  readonly audit: Json[];
  /** `undefined`: nothing is known but the project. */
  stage: PluginStage | undefined;
}
