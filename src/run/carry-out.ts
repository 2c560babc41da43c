import { never } from '../base/index.ts';
import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Action, PlannedStep } from '../model/index.ts';
import { exec } from './exec.ts';
import { runHook } from './hook.ts';
import { showEnd, showStart } from './progress.ts';
import type { Site } from './site.ts';
import { makeFolder, makeLink, remove, write } from './write.ts';

async function act(action: Action, site: Site): Promise<readonly Problem[]> {
  switch (action.kind) {
    case 'write':
    case 'secret':
      return (await write(action, site)).problems;
    case 'folder':
      return (await makeFolder(action, site)).problems;
    case 'remove':
      return (await remove(action, site)).problems;
    case 'link':
      return (await makeLink(action, site)).problems;
    case 'exec':
      return exec(action, site);
    case 'hook':
      return runHook(action, site);
    default:
      return never(action);
  }
}

const ended = ({ interrupts }: Site): boolean => interrupts.code() !== undefined;

/** Carries out a step's actions in turn; stops at the first that fails, and between two when a signal came. */
export async function carryOut(step: PlannedStep, site: Site): Promise<Problem[]> {
  if (step.actions.length === 0) return [];
  const { clock } = site.host;
  const started = clock.now();
  const problems: Problem[] = [];
  showStart(step, site);
  for (const action of step.actions) {
    if (ended(site)) return problems;
    problems.push(...(await act(action, site)));
    if (problems.some(isError)) return problems;
  }
  if (!ended(site)) showEnd(step, clock.now() - started, site);
  return problems;
}
