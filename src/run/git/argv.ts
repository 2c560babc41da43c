import type { OwnConfig } from './own-config.ts';

/**
 * What every call is told, whatever configuration says: no code of a repository runs, its bytes are the same on every
 * machine, nothing is fetched that nobody asked for, and no call changes more of a mirror than it is there for.
 */
const fixed: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.autocrlf', 'false'],
  ['core.eol', 'lf'],
  ['core.symlinks', 'true'],
  ['core.protectHFS', 'true'],
  ['core.protectNTFS', 'true'],
  ['core.sparseCheckout', 'false'],
  ['core.logAllRefUpdates', 'false'],
  ['safe.bareRepository', 'all'],
  ['submodule.recurse', 'false'],
  ['filter.lfs.smudge', ''],
  ['filter.lfs.process', ''],
  ['filter.lfs.required', 'false'],
  ['advice.detachedHead', 'false'],
  ['color.ui', 'false'],
  ['init.defaultBranch', 'main'],
  ['init.defaultRefFormat', 'files'],
  ['worktree.useRelativePaths', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  // A pack is there whole or not at all; loose objects of a killed fetch are not.
  ['fetch.unpackLimit', '1'],
  ['fetch.parallel', '1'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.prune', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['transfer.bundleURI', 'false'],
  ['transfer.fsckObjects', 'false'],
  ['fetch.fsckObjects', 'false'],
  ['protocol.version', '2'],
  ['protocol.allow', 'never'],
  ['http.followRedirects', 'initial'],
];

/** A server that says nothing at all for a minute: one that counts objects gives a sign of life every 5 s. */
const patience = [
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '60'],
] as const;

interface Calling {
  readonly own: OwnConfig;
  /** The one that the call may speak; `undefined`: it stays on this machine. */
  readonly protocol: string | undefined;
}

/** `git` with everything that stands before its subcommand. */
export function argvOf(words: readonly string[], { own, protocol }: Calling): readonly string[] {
  const network =
    protocol === undefined
      ? []
      : [
          [`protocol.${protocol}.allow`, 'always'] as const,
          ...patience.filter(([key]) => !own.sets.has(key.toLowerCase())),
        ];
  return ['git', ...[...fixed, ...network].flatMap(([key, value]) => ['-c', `${key}=${value}`]), ...words];
}

/** Filters that the user's configuration declares are switched off, whatever their names hold: for `-c` they end at a `=`. */
export function filtersOff({ filters }: OwnConfig): Record<string, string> {
  const rows = filters.flatMap((name) => [
    [`filter.${name}.smudge`, ''],
    [`filter.${name}.clean`, ''],
    [`filter.${name}.process`, ''],
    [`filter.${name}.required`, 'false'],
  ]);
  const named = rows.flatMap(([key = '', value = ''], at): [string, string][] => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return rows.length === 0 ? {} : { GIT_CONFIG_COUNT: String(rows.length), ...Object.fromEntries(named) };
}
