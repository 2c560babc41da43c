import { join, resolve } from 'node:path';

/** From where paths count; both absolute. */
export interface Standpoint {
  readonly folder: string;
  /** The user's home, which `~` stands for. */
  readonly home: string;
}

/** A path as people write it in a setting, absolute. */
export const pathFrom = (path: string, { folder, home }: Standpoint): string =>
  path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(folder, path);
