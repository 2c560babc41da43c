import type { Project } from '../../model/index.ts';
import type { Site } from '../site.ts';

/** What git is run for, and with: a plan that is carried out has it, and more. */
export type GitSite = Pick<Site, 'host' | 'project' | 'interrupts' | 'progress'>;

/** The same while of the project no more is known than its settings. */
export interface EarlySite extends Omit<GitSite, 'project'> {
  readonly project: Pick<Project, 'folder' | 'settings' | 'keeping'> & Partial<Pick<Project, 'document'>>;
}

/** Where repositories are brought to, and by how many programs at once. */
export interface At {
  readonly site: EarlySite;
  /** Folder of all clones, absolute. */
  readonly projects: string;
  /** The same with every link followed: what locks are named by. */
  readonly real: string;
  readonly inSlot: <T>(work: () => Promise<T>) => Promise<T>;
}
