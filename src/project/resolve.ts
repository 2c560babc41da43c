import { bad, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Project, Settings } from '../model/index.ts';
import { ofManifest, ofProject } from './checks.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { composeName } from './name.ts';
import { readingOf } from './reading.ts';
import type { Reading, Surroundings } from './reading.ts';

function projectOf(draft: Draft, { document, wanted, settings, around }: Reading): Project | undefined {
  const { odooVersion, distribution, platform, ...rest } = draft;
  if (odooVersion === undefined || !distribution || !platform) return undefined;
  return {
    ...rest,
    name: composeName(around.folder),
    folder: around.folder,
    settings,
    odooVersion,
    distribution,
    platform,
    python: wanted.python,
    arch: around.arch,
    requirements: wanted.requirements,
    user: { uid: around.uid, gid: around.gid },
    document,
  };
}

/** The effective document, references filled in → the project, or everything that keeps it from being one. */
export function resolve(document: Document, settings: Settings, around: Surroundings): Checked<Project> {
  const reading = readingOf(document, settings, around);
  const draft = draftOf(reading);
  const problems = [...reading.problems, ...ofProject.flatMap(({ find }) => find(draft, reading))];
  const project = projectOf(draft, reading);
  return project ? checked(project, problems) : bad(...problems);
}

/**
 * What is wrong with a manifest by itself: nothing of settings, and nothing of values whose variables are not
 * set. `settings.scenario` is the one whose effective document it is.
 */
export function review(document: Document, settings: Settings, around: Surroundings): readonly Problem[] {
  const reading = readingOf(document, settings, around);
  const draft = draftOf(reading);
  return [...reading.problems, ...ofManifest.flatMap(({ find }) => find(draft, reading))];
}
