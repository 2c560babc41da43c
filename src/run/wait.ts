import { bad, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { badTimeout, notReady } from './problems.ts';
import type { Site } from './site.ts';

/** A service that does not do its work yet. */
export interface Waiting {
  readonly service: string;
  readonly why: string;
  /** Nobody will start it again. */
  readonly hopeless: boolean;
  /** Nothing is known here of what it printed. */
  readonly mute?: true;
}

const usual = 300;

/** How long a call of `up` waits, in seconds. */
export function timeoutOf(call: Call): Checked<number> {
  const said = textOption(call, 'timeout') ?? String(usual);
  return /^[1-9]\d{0,5}$/.test(said) ? good(Number(said)) : bad(badTimeout({ said }));
}

const pause = 1000;

async function lastLines(service: string, { host, project }: Site): Promise<string> {
  const compose = ['docker', 'compose', '--ansi', 'never', '--project-name', project.name];
  const { stdout, stderr } = await host.programs.run({
    argv: [...compose, 'logs', '--no-log-prefix', '--tail', '20', service],
    folder: '/',
    environment: host.programs.clean('docker'),
    timeout: 30_000,
  });
  return `${stdout}${stderr}`;
}

async function problemsOf(
  waiting: readonly Waiting[],
  seconds: number,
  site: Site,
): Promise<readonly Problem[]> {
  return Promise.all(
    waiting.map(async ({ service, why, hopeless, mute }) => {
      const output = mute ? '' : await lastLines(service, site);
      return notReady({ service, why, seconds, hopeless, output });
    }),
  );
}

/**
 * Asks again and again until no service is waited for, for at most so many seconds; one problem for each service
 * that was not ready. Ends early when one cannot become ready any more, and when a signal comes.
 */
export async function waitFor(
  ask: () => Promise<Checked<readonly Waiting[]>>,
  seconds: number,
  site: Site,
): Promise<readonly Problem[]> {
  const { clock } = site.host;
  const { signal } = site.interrupts;
  const end = clock.now() + seconds * 1000;
  let told = '';
  while (!signal.aborted) {
    const found = await ask();
    if (!found.ok || found.problems.some(isError)) return found.problems;
    const lost = found.value.filter(({ hopeless }) => hopeless);
    if (found.value.length === 0) return [];
    if (lost.length > 0 || clock.now() >= end)
      return problemsOf(lost.length > 0 ? lost : found.value, seconds, site);
    const now = found.value.map(({ service, why }) => `${service}: ${why}`).join('; ');
    if (now !== told) site.progress.line(now);
    told = now;
    await clock.pause(pause, signal);
  }
  return [];
}
