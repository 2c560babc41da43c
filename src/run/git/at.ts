import type { Site } from '../site.ts';

/** What git is run for, and with: a plan that is carried out has it, and more. */
export type GitSite = Pick<Site, 'host' | 'project' | 'interrupts' | 'progress'>;

/** Where repositories are brought to, and by how many programs at once. */
export interface At {
  readonly site: GitSite;
  /** Folder of all clones, absolute. */
  readonly projects: string;
  /** The same with every link followed: what locks are named by. */
  readonly real: string;
  readonly inSlot: <T>(work: () => Promise<T>) => Promise<T>;
}
