import satisfies from 'semver/functions/satisfies.js';
import type { Locked, PluginsLock } from './lock.ts';
import { isBadSpec, specOf } from './spec.ts';

interface Wanted {
  readonly name: string;
  readonly spec: string;
}

/** Why a row of the lock is not of what the manifest wants; nothing when it is. */
export function otherWish({ name, spec }: Wanted, locked: Locked): string | undefined {
  const wish = specOf(spec);
  if (isBadSpec(wish) || wish.kind !== 'range')
    return spec === locked.spec ? undefined : `the lock has ${name} for "${locked.spec}", not for "${spec}"`;
  const { version, link } = locked;
  if (link || version === undefined) return `the lock has ${name} for "${locked.spec}", not for "${spec}"`;
  return satisfies(version, spec) ? undefined : `${name} is locked as ${version}, which does not fit ${spec}`;
}

/** What a row of the lock lacks; a commit of git stands for the bytes of a tarball. */
export function lacking({ name, spec }: Wanted, { link, integrity, tree }: Locked): string | undefined {
  if (link) return undefined;
  if (integrity === undefined && !spec.startsWith('git+')) return `the lock has no "integrity" of ${name}`;
  return tree === undefined ? `the lock has no "tree" of ${name}` : undefined;
}

/** The whole row that the lock has for a wish. */
export function lockedFor(wish: Wanted, { plugins }: PluginsLock): Locked | undefined {
  const locked = Object.hasOwn(plugins, wish.name) ? plugins[wish.name] : undefined;
  const whole = locked && otherWish(wish, locked) === undefined && lacking(wish, locked) === undefined;
  return whole ? locked : undefined;
}
