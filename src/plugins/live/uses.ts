import type { PluginUse } from '../../model/index.ts';

/** Counts calls of plugins' code. */
export interface Uses {
  note(plugin: string, part: string, call: { readonly failed: boolean; readonly milliseconds: number }): void;
  /** What a call gave did not fit. */
  fail(plugin: string, part: string): void;
  all(): readonly PluginUse[];
}

export function usesOf(): Uses {
  const uses = new Map<string, PluginUse>();
  const add = (use: PluginUse): void => {
    const key = `${use.plugin} ${use.part}`;
    const { calls = 0, failures = 0, milliseconds = 0 } = uses.get(key) ?? {};
    uses.set(key, {
      ...use,
      calls: calls + use.calls,
      failures: failures + use.failures,
      milliseconds: milliseconds + use.milliseconds,
    });
  };
  return {
    note: (plugin, part, { failed, milliseconds }) =>
      add({ plugin, part, calls: 1, failures: failed ? 1 : 0, milliseconds }),
    fail: (plugin, part) => add({ plugin, part, calls: 0, failures: 1, milliseconds: 0 }),
    all: () => [...uses.values()],
  };
}
