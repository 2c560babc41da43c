import type { Site } from '../site.ts';

/** Where repositories are brought to, and by how many programs at once. */
export interface At {
  readonly site: Site;
  /** Folder of all clones, absolute. */
  readonly projects: string;
  /** The same with every link followed: what locks are named by. */
  readonly real: string;
  readonly inSlot: <T>(work: () => Promise<T>) => Promise<T>;
}
