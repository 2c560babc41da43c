import { bad, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Project, Scenario, Settings } from '../model/index.ts';
import { ofManifest, ofProject } from './checks.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { composeName } from './name.ts';
import { lostPatches } from './lost.ts';
import { onceEach } from './once-each.ts';
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
  const problems = [
    ...reading.problems,
    ...ofProject.flatMap(({ find }) => find(draft, reading)),
    ...lostPatches([{ reading, draft, scenarios: [settings.scenario] }]),
  ];
  const project = projectOf(draft, reading);
  return project ? checked(project, problems) : bad(...problems);
}

/** An effective document, the scenarios whose it is, and the settings with one of them. */
interface View {
  readonly document: Document;
  readonly settings: Settings;
  readonly scenarios: readonly Scenario[];
}

/**
 * What is wrong with a manifest by itself, in each of its scenarios: nothing of settings, and nothing of values
 * whose variables are not set.
 */
export function review(views: readonly View[], around: Surroundings): Problem[] {
  const drafts = views.map(({ document, settings, scenarios }) => {
    const reading = readingOf(document, settings, around);
    return { reading, draft: draftOf(reading), scenarios };
  });
  const found = drafts.map(({ reading, draft, scenarios }) => ({
    scenarios,
    problems: [...reading.problems, ...ofManifest.flatMap(({ find }) => find(draft, reading))],
  }));
  return [...onceEach(found), ...lostPatches(drafts)];
}
