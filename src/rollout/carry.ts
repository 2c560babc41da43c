import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { waitingOf } from '../engine/index.ts';
import type { Host } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Plan } from '../model/index.ts';
import { freshLook } from '../pipeline/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { odpmHome, remembering } from '../place/index.ts';
import { leftOver, remember, started, timeoutOf, waitFor } from '../run/index.ts';
import type { Site } from '../run/index.ts';
import { carriedOut } from './alone.ts';
import type { Ready } from './alone.ts';
import type { Run } from './run.ts';
import { siteOf } from './site.ts';

/** Remembers which repository belongs to which project; that it could not be written ends nothing. */
async function known({ place, project }: Preview, host: Host): Promise<readonly Problem[]> {
  const { link } = project.developing;
  const home = odpmHome(host);
  const one = { folder: place.folder, developing: link.kind === 'folder' ? link.path : place.folder };
  const made = async (): Promise<string> => (await remembering(one, home, place.look)).text;
  const { file, text } = await remembering(one, home, place.look);
  const now = await place.look.read(file);
  if (now.ok && now.value === text) return [];
  const written = await remember(host, { home, folder: home, file }, made);
  return written.problems.map((each) => ({ ...each, severity: 'warning' }));
}

interface Begun {
  readonly site: Site;
  readonly plan: Plan;
}

/** How the started stack goes on, for as long as the call wants to know. */
async function goOn(found: Preview, { site, plan }: Begun, { call, host }: Run): Promise<readonly Problem[]> {
  const deployment = plan.steps.find(({ facts }) => facts.deployment)?.facts.deployment;
  if (!deployment) return [];
  if (!flag(call, 'wait')) return started(site, flag(call, 'detach') ? 'detached' : 'attached', deployment);
  const { extensions, project } = await found.working(true);
  const { providers } = extensions;
  const ask = () => waitingOf({ project, look: freshLook(found, host), providers, by: deployment.by });
  const timeout = timeoutOf(call);
  const problems = timeout.ok ? await waitFor(ask, timeout.value, site) : timeout.problems;
  const over = problems.length > 0 || site.interrupts.code() !== undefined;
  return over ? problems : started(site, 'ready', deployment);
}

/** Carries out what was agreed on, and goes on with the stack. */
export async function carry(found: Preview, ready: Ready, run: Run): Promise<readonly Problem[]> {
  const { host, interrupts, teller } = run;
  const site = await siteOf(found, run);
  const applied = await carriedOut(ready, site);
  const problems = applied.ok ? applied.value.problems : applied.problems;
  teller.problems(site.extensions.warnings());
  if (problems.some(isError) || interrupts.code() !== undefined) {
    teller.problems(problems);
    if (applied.ok) site.progress.note(leftOver(applied.value));
    return problems;
  }
  teller.problems([...problems, ...(await known(found, host))]);
  const { start, test } = ready.request;
  // After a test its result is the answer, and the stack is as it was.
  if (!start || test || !applied.ok) return problems;
  return teller.problems(await goOn(found, { site, plan: applied.value.plan }, run));
}
