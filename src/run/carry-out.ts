import { never } from '../base/index.ts';
import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Action, Bring, Renew } from '../model/index.ts';
import { exec } from './exec.ts';
import { runHook } from './hook.ts';
import type { Result, Shown } from './progress.ts';
import type { Site } from './site.ts';
import { makeFolder, makeLink, remove, write } from './write.ts';

const isBring = (action: Action): action is Bring => action.kind === 'bring';
const isRenew = (action: Action): action is Renew => action.kind === 'renew';
type Other = Exclude<Action, Bring | Renew>;
const isOther = (action: Action): action is Other => !isBring(action) && !isRenew(action);

async function act(action: Other, site: Site): Promise<readonly Problem[]> {
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
    case 'plugin':
      return site.extensions.carryOut(action);
    default:
      return never(action);
  }
}

const ended = ({ interrupts }: Site): boolean => interrupts.code() !== undefined;

/** A step as it was carried out. */
export interface Carried {
  readonly problems: readonly Problem[];
  readonly result: Result;
  readonly milliseconds: number;
}

type Doing = Shown & { readonly actions: readonly Action[] };

async function repositories({ actions: all }: Doing, site: Site): Promise<readonly Problem[]> {
  const [brings, renews] = [all.filter(isBring), all.filter(isRenew)];
  if (brings.length + renews.length === 0) return [];
  const { bring, renew } = await import('./git/index.ts');
  return brings.length > 0 ? bring(brings, site) : renew(renews, site);
}

async function actions(step: Doing, site: Site): Promise<Problem[]> {
  const problems = [...(await repositories(step, site))];
  if (problems.some(isError)) return problems;
  for (const action of step.actions.filter(isOther)) {
    if (ended(site)) return problems;
    problems.push(...(await act(action, site)));
    if (problems.some(isError)) return problems;
  }
  return problems;
}

/**
 * Carries out a step's actions: repositories together, then the others in turn. Stops at the first that fails, and between
 * two when a signal came.
 */
export async function carryOut(step: Doing, site: Site): Promise<Carried> {
  const { host, progress } = site;
  const started = host.clock.now();
  progress.start(step);
  const problems = await actions(step, site);
  const result = problems.some(isError) ? 'failed' : ended(site) ? 'interrupted' : 'done';
  const milliseconds = host.clock.now() - started;
  progress.end(step, result, milliseconds);
  return { problems, result, milliseconds };
}
