import { patchedServices, planView, projectViewOf, serviceViews } from '../../model/index.ts';
import type {
  PluginStage,
  Project,
  ProjectView,
  Repository,
  RepositoryView,
  Views,
} from '../../model/index.ts';
import { frozen } from './frozen.ts';

const repositoryView =
  (role: RepositoryView['role']) =>
  ({ name, link }: Repository): RepositoryView => ({
    name,
    role,
    folder: link.kind === 'folder' ? link.path : undefined,
  });

const repositoriesOf = ({ platform, developing, dependencies }: Project): readonly RepositoryView[] => [
  repositoryView('platform')(platform),
  repositoryView('developing')(developing),
  ...dependencies.map(repositoryView('dependency')),
];

const projects = new WeakMap<Project, ProjectView>();
const stages = new WeakMap<PluginStage, Partial<Views>>();

/** A project as plugins see it. */
export function projectView(project: Project): ProjectView {
  const view = projects.get(project) ?? frozen(projectViewOf(project));
  projects.set(project, view);
  return view;
}

const viewsAt = ({ project, plan }: PluginStage): Partial<Views> =>
  frozen({
    services: serviceViews(patchedServices(project)),
    repositories: repositoriesOf(project),
    ...(plan && { plan: planView(plan) }),
  });

/** What is known by now. */
export function viewsOf(stage: PluginStage | undefined): Partial<Views> {
  if (!stage) return {};
  const views = stages.get(stage) ?? viewsAt(stage);
  stages.set(stage, views);
  return views;
}
