import { exitCode } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag, textOption } from '../model/index.ts';
import type { Call, Plan } from '../model/index.ts';
import { preview } from '../pipeline/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { cloningOf } from '../place/index.ts';
import type { Cloning } from '../place/index.ts';
import {
  changesOf,
  clonePlan,
  diffs,
  failure,
  json,
  markdown,
  saidBy,
  table,
  viewed,
} from '../prepare/index.ts';
import type { View } from '../prepare/index.ts';

const asked = (call: Call): string => (flag(call, 'json') ? 'json' : (textOption(call, 'format') ?? 'table'));

async function viewOf(found: Preview, call: Call): Promise<View> {
  const { plan, project, request, place, trust, working } = found;
  const diff = flag(call, 'diff');
  const changes = await changesOf(plan, place.look, diff);
  const { extensions } = await working(request.trust.given);
  const shown = await viewed(plan, extensions.points);
  const said = [...saidBy(plan), ...shown.problems];
  const problems = [...trust.problems, ...said, ...extensions.warnings()];
  return { plan: shown.ok ? shown.value : plan, project, request, changes, problems, diff };
}

async function tell(view: View, call: Call, host: Host): Promise<void> {
  const { terminal } = host;
  const format = asked(call);
  if (format === 'json') return terminal.out(json(view));
  if (format === 'markdown') await terminal.out(markdown(view));
  else {
    await terminal.out(table(view, { width: terminal.width, colour: terminal.colour.out }));
    if (view.diff && view.changes.length > 0) await terminal.out(`\n${diffs(view)}`);
  }
  if (view.problems.length > 0) terminal.err('\n');
  report(host, view.problems);
}

async function refused(problems: readonly Problem[], call: Call, host: Host): Promise<number> {
  if (asked(call) === 'json') await host.terminal.out(failure({ problems }));
  else report(host, problems);
  return exitCode(problems);
}

/** 2 where somebody asked to be told of changes by the exit code. */
function changed({ steps, changes }: Plan, call: Call): number {
  const required = steps.some((step) => step.required && step.outcome === 'update');
  return (flag(call, 'detailedExitcode') && changes) || (flag(call, 'strict') && required) ? 2 : 0;
}

/** Of a project whose manifest has to be cloned first no more is known than that. */
async function planned(cloning: Cloning, call: Call, host: Host): Promise<number> {
  const { view } = clonePlan(cloning);
  await tell(view, call, host);
  return changed(view.plan, call);
}

/** What `odpm up` would do to this machine, and why. Changes nothing. */
export async function run(call: Call, host: Host): Promise<number> {
  const found = await preview(call, host);
  if (!found.ok) {
    const cloning = await cloningOf(found.problems, call, host);
    return cloning ? planned(cloning, call, host) : refused(found.problems, call, host);
  }
  const view = await viewOf(found.value, call);
  const problems = [...found.problems, ...view.problems];
  await tell({ ...view, problems }, call, host);
  return exitCode(problems) || changed(view.plan, call);
}
