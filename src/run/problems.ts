import { problem } from '../diagnostics/index.ts';

interface Failed {
  /** As it was called. */
  readonly program: string;
  /** `ended with 7`, `was killed by SIGKILL`, `is not executable`. */
  readonly how: string;
  readonly output: string;
}

export const programFailed = problem('run/program-failed', {
  exit: 1,
  message: (f: Failed) => `${f.program} ${f.how}`,
  fix: () =>
    'Correct what its last lines name, and run the same command again: what is done already stays done.',
  output: (f) => f.output,
});

export const hookFailed = problem('run/hook-failed', {
  exit: 1,
  message: (f: Failed & { moment: string }) => `the ${f.moment} hook ${f.program} ${f.how}`,
  fix: () => 'Fix the hook, and run the same command again; the hooks after it did not run.',
  output: (f) => f.output,
});

export const hookFailedAllowed = problem('run/hook-failed-allowed', {
  severity: 'warning',
  exit: 1,
  message: (f: Failed & { moment: string }) => `the ${f.moment} hook ${f.program} ${f.how}`,
  fix: () => 'The run continues, as "allow_failure" says; fix the hook if its work is needed.',
  output: (f) => f.output,
});

export const hooksUnknown = problem('run/hooks-unknown', {
  severity: 'warning',
  message: () => 'the manifest has problems, so pre_down hooks are not known, and none ran',
  fix: () => 'Run "odpm manifest validate" to see what is wrong with it.',
});

export const hooksWait = problem('run/hooks-wait', {
  severity: 'note',
  exit: 4,
  message: () => 'this project wants to run pre_down hooks first, so nothing was stopped',
  fix: () => 'Use --trust to run them this once, or --no-hooks to continue without them.',
});

interface NotReady {
  readonly service: string;
  readonly why: string;
  readonly seconds: number;
  /** It was not waited for any longer. */
  readonly hopeless: boolean;
  readonly output: string;
}

export const notReady = problem('run/not-ready', {
  exit: 1,
  message: (f: NotReady) =>
    f.hopeless
      ? `the service ${f.service} does not become ready: ${f.why}`
      : `the service ${f.service} was not ready after ${String(f.seconds)} s: ${f.why}`,
  fix: (f) =>
    f.hopeless
      ? `Correct what its last lines name ("odpm logs ${f.service}"), and run the same command again.`
      : `Read "odpm logs ${f.service}"; if it only needs longer, use --timeout ${String(2 * f.seconds)}.`,
  output: (f) => f.output,
});

export const badTimeout = problem('run/bad-timeout', {
  exit: 64,
  message: (f: { said: string }) => `--timeout cannot be "${f.said}"`,
  fix: () => 'Write a number of seconds, like --timeout 600.',
});

export const unsetInHook = problem('run/unset-in-hook', {
  message: (f: { name: string }) => `the hook needs \${${f.name}}, which is not set`,
  fix: (f) => `Set ${f.name} in .env, or give it a default: \${${f.name}:-value}.`,
});

export const leftOut = problem('run/left-out', {
  severity: 'warning',
  message: (f: { names: string }) =>
    `hooks do not get ${f.names} of .env: such names change how programs run`,
  fix: () => 'Set it in the environment of odpm itself when a hook needs it.',
});

export const serviceEnded = problem('run/service-ended', {
  exit: 1,
  message: (f: { service: string; code: number }) =>
    `the service ${f.service} ended with exit ${String(f.code)}`,
  fix: (f) => `Read its last lines above, or run "odpm logs ${f.service}", and correct what they name.`,
});
