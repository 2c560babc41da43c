import type { Project } from '../project.ts';
import type { ProjectView } from './view.ts';

/** A project as plugins see it. */
export const projectViewOf = (project: Project): ProjectView => ({
  name: project.name,
  folder: project.folder,
  odooVersion: project.odooVersion,
  python: project.python,
  arch: project.arch,
  distribution: { name: project.distribution.name, version: project.distribution.version },
  postgres: project.postgres.version,
  requirements: project.requirements,
  systemPackages: project.systemPackages,
});
