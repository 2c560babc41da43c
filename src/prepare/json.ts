import { version } from '../base/index.ts';
import { asData } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Action, Bring, Renew } from '../model/index.ts';
import { differencesOf } from './view.ts';
import type { View } from './view.ts';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function repositoryAsData({ kind, name, folder, checkout }: Bring | Renew): object {
  const { url, ref, commit, day } = checkout;
  return {
    kind,
    name,
    path: folder,
    url,
    ...(ref !== undefined && { ref }),
    ...(commit !== undefined && { commit }),
    ...(commit === undefined && day !== undefined && { day }),
  };
}

/** An action without what it writes: that is in the diffs, and secrets are nowhere. */
function actionAsData(action: Action): object {
  const { kind } = action;
  if (kind === 'exec') return { kind, argv: action.argv };
  if (kind === 'hook') return { kind, argv: action.words, pointer: action.at };
  if (kind === 'plugin') return { kind, call: action.call };
  if (kind === 'bring' || kind === 'renew') return repositoryAsData(action);
  if (kind === 'link') return { kind, path: action.path, target: action.target };
  return { kind, path: action.path, ...('mode' in action && { mode: octal(action.mode) }) };
}

const changeAsData = ({ path, summary, unified }: View['changes'][number], diff: boolean): object => ({
  path,
  summary,
  ...(diff && unified !== undefined && { unified_diff: unified }),
});

interface Failed {
  readonly problems: readonly Problem[];
}

const problemsAsData = (problems: readonly Problem[]): object => ({
  warnings: problems.filter(({ severity }) => severity === 'warning').map(({ message }) => message),
  diagnostics: problems.map(asData),
});

const printed = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;

/** What there is to say where no step could be asked. */
export const failure = ({ problems }: Failed): string =>
  printed({
    plan_version: 1,
    odpm: version,
    complete: false,
    changes: false,
    steps: [],
    ...problemsAsData(problems),
    diffs: [],
    compose_up: { recreate: [], services: [] },
  });

/** A plan for programs: the document that `schemas/plan.v1.schema.json` describes. */
export function json({ plan, project, changes, problems, diff }: View): string {
  const services = differencesOf(plan);
  return printed({
    plan_version: 1,
    odpm: version,
    project: { name: project.name, folder: project.folder },
    scenario: project.settings.scenario,
    complete: plan.complete,
    changes: plan.changes,
    steps: plan.steps.map(({ id, phase, description, outcome, required, reason, because, actions }) => ({
      id,
      phase,
      description,
      outcome,
      required,
      reason,
      because,
      actions: actions.map(actionAsData),
    })),
    ...problemsAsData(problems),
    diffs: changes.map((change) => changeAsData(change, diff)),
    compose_up: {
      recreate: services.filter(({ what }) => what === 'recreate').map(({ service }) => service),
      services: services.map(({ service, what, why, keys }) => ({
        service,
        change: what,
        because: why,
        keys,
      })),
    },
  });
}
