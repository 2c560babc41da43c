import { pathFrom } from '../base/index.ts';
import { bad, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Document, Keeping, Personal, Project, Scenario, Settings } from '../model/index.ts';
import { ofManifest, ofProject } from './checks.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { projectName } from './name.ts';
import { lostPatches } from './lost.ts';
import { onceEach } from './once-each.ts';
import { personalOf } from './personal.ts';
import type { Workplace } from './personal.ts';
import { profileOf } from './profile.ts';
import { readingOf } from './reading.ts';
import { sourcesOf } from './repositories.ts';
import type { Reading, Surroundings } from './reading.ts';
import { sidecarProblems } from './sidecar-problems.ts';
import { withoutSidecars } from './sidecars.ts';

/** Processors have two names. */
function archOf({ wanted: { arch }, around }: Reading): Project['arch'] {
  if (arch === undefined) return around.arch;
  return arch === 'arm64' || arch === 'aarch64' ? 'arm64' : 'amd64';
}

/** Of `ci` nobody knows on whose machine it will run. */
const userOf = ({ settings, around: { uid, gid } }: Reading): Project['user'] =>
  settings.scenario === 'ci' ? { uid: 9999, gid: 9999 } : { uid, gid };

interface Whose {
  readonly personal: Personal;
  readonly keeping: Keeping;
}

function projectOf(draft: Draft, reading: Reading, { personal, keeping }: Whose): Project | undefined {
  const { document, wanted, settings, around } = reading;
  const { odooVersion, distribution, platform, ...rest } = draft;
  if (odooVersion === undefined || !distribution || !platform) return undefined;
  return {
    ...rest,
    name: projectName(around.folder, settings.names),
    folder: around.folder,
    settings,
    odooVersion,
    distribution,
    platform,
    python: wanted.python,
    arch: archOf(reading),
    requirements: wanted.requirements,
    systemPackages: wanted.system_packages,
    profile: profileOf(settings),
    serviceSources: sourcesOf(reading),
    keeping,
    backups: pathFrom(settings.backups, around),
    personal,
    user: userOf(reading),
    document,
  };
}

/** The effective document, references filled in → the project, or everything that keeps it from being one. */
export function resolve(whole: Document, settings: Settings, around: Workplace): Checked<Project> {
  const reading = readingOf(withoutSidecars(whole, around.user), settings, around);
  const draft = draftOf(reading);
  const personal = personalOf(reading, around.user);
  const problems = [
    ...sidecarProblems([whole], around.user, around.elsewhere),
    ...reading.problems,
    ...ofProject.flatMap(({ find }) => find(draft, reading)),
    ...lostPatches([{ reading, draft, scenarios: [settings.scenario] }]),
  ];
  const project = projectOf(draft, reading, { personal, keeping: around.keeping });
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
