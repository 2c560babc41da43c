import { version } from '../base/index.ts';
import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { stateFile, stateFormat } from '../model/index.ts';
import type { Action, Look, Plan, PlannedStep } from '../model/index.ts';
import type { Result } from './progress.ts';
import type { Site } from './site.ts';
import { keepStats } from './stats.ts';
import { write } from './write.ts';

/** A step that was begun, and how it went. `blocked`: it turned out so when its phase was planned again. */
export interface Done {
  readonly step: PlannedStep;
  readonly result: Result | 'blocked';
  readonly milliseconds: number;
}

/** What a run did. */
export interface Applied {
  /** As it was planned last. */
  readonly plan: Plan;
  readonly done: readonly Done[];
  readonly problems: readonly Problem[];
}

/** Addresses may carry a name and a password. */
const masked = (word: string): string => word.replaceAll(/(\w:\/\/)[^/\s@]*@/g, '$1…@');

function dataOf(action: Action): object {
  const { kind } = action;
  if (kind === 'exec') return { kind, argv: action.argv.map(masked) };
  if (kind === 'hook') return { kind, moment: action.moment, argv: action.words.map(masked) };
  if (kind === 'plugin') return { kind, call: action.call };
  if (kind === 'bring' || kind === 'renew')
    return { kind, name: action.name, path: action.folder, url: action.checkout.url };
  return { kind, path: action.path, ...(kind === 'link' && { target: action.target }) };
}

function stepData(step: PlannedStep, done: Done | undefined): object {
  const { id, phase, outcome, reason, because, actions } = step;
  const result = done?.result ?? (actions.length > 0 ? 'not-reached' : 'nothing-to-do');
  return {
    id,
    phase,
    outcome,
    reason,
    because: masked(because),
    result,
    ...(done && { milliseconds: done.milliseconds }),
    actions: actions.map(dataOf),
  };
}

/** Steps in their order: as they were carried out, else as they were planned last. */
function stepsOf({ plan, done }: Applied): object[] {
  const byId = new Map(done.map((each) => [each.step.id, each]));
  return plan.steps.map((step) => {
    const found = byId.get(step.id);
    return stepData(found?.step ?? step, found);
  });
}

const problemData = ({ code, severity, message }: Problem): object => ({ code, severity, message });

function documentOf(
  applied: Applied,
  started: number,
  { host, project, interrupts, extensions }: Site,
): string {
  const audit = extensions.audit();
  const failed = applied.problems.some(isError);
  const document = {
    format_version: 1,
    odpm: version,
    scenario: project.settings.scenario,
    started: host.clock.spelled(started),
    ended: host.clock.spelled(host.clock.now()),
    result: failed ? 'failed' : interrupts.code() === undefined ? 'done' : 'interrupted',
    steps: stepsOf(applied),
    problems: applied.problems.map(problemData),
    ...(audit.length > 0 && { audit }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Whether a run did more than what it does each time: only such a one is recorded, so that files stay as they are. */
export const worthKeeping = ({ done, problems }: Applied, { interrupts }: Site): boolean =>
  done.some(({ step }) => step.outcome === 'update') ||
  problems.some(isError) ||
  interrupts.code() !== undefined;

const recordFile = '.odpm/state/last-up.json';

/** Whether the record that is there says of a run that it failed or was interrupted. */
export async function toldOfFailure(look: Look): Promise<boolean> {
  const text = await look.read(recordFile);
  return text.ok && text.value !== undefined && !text.value.includes('\n  "result": "done",\n');
}

/**
 * Keeps what a run did in `.odpm/state/last-up.json`, without a value that is a secret. That it cannot be kept
 * is a warning.
 */
export async function keepRecord(applied: Applied, started: number, site: Site): Promise<readonly Problem[]> {
  const file = { kind: 'write', mode: 0o600 } as const;
  const kept = [
    await write({ ...file, path: stateFile, text: `${String(stateFormat)}\n` }, site),
    await write({ ...file, path: recordFile, text: documentOf(applied, started, site) }, site),
    ...(await keepStats(site)),
  ];
  return kept.flatMap(({ problems }) => problems.map((each) => ({ ...each, severity: 'warning' as const })));
}
