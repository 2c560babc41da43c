import { isError } from '../diagnostics/index.ts';
import type { Code, Problem } from '../diagnostics/index.ts';
import type { Facts } from './facts.ts';
import type { PluginCall } from './plugin-call.ts';
import type { ProgramHook } from './project.ts';
import type { Reason } from './reasons.ts';
import type { Bring, Renew } from './sources.ts';

export const phases = ['sources', 'prepare', 'runtime'] as const;
export type Phase = (typeof phases)[number];

/** A file that odpm makes; written only when its bytes differ. */
export interface Write {
  readonly kind: 'write';
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  /** A program of odpm's own: a plan names it, and does not print it. */
  readonly own?: boolean;
}

/** A file whose content no plan may hold; `run` makes it. */
export interface WriteSecret {
  readonly kind: 'secret';
  readonly path: string;
  readonly mode: number;
  /**
   * `password`: random, made once. `password-of-4`: that of the roles in every cluster of odpm 4. `master-password`, `admin-password`: as the user has chosen them. `compose-env`:
   * the project's `.env` without what steers Compose.
   */
  readonly source: 'password' | 'password-of-4' | 'master-password' | 'admin-password' | 'compose-env';
}

/** A file of odpm's own that nothing needs any more. */
export interface Remove {
  readonly kind: 'remove';
  readonly path: string;
}

export interface MakeFolder {
  readonly kind: 'folder';
  /** In the project folder, or absolute: then below the nearest folder that is there. */
  readonly path: string;
  readonly mode: number;
}

/** A symbolic link, made anew where another one has its name. */
export interface MakeLink {
  readonly kind: 'link';
  readonly path: string;
  /** Absolute. */
  readonly target: string;
}

/** A program of odpm's own choice, run in the project folder. */
export interface Exec {
  readonly kind: 'exec';
  readonly argv: readonly string[];
  /** Set besides what programs of Docker get of odpm's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Further variables of odpm's own environment that it gets: by name, so that no plan holds a value. */
  readonly passes?: readonly string[];
  /** Given on standard input. */
  readonly input?: string;
  /** Milliseconds; none: as long as it takes. */
  readonly timeout?: number;
  /** Run when it fails or is interrupted, before the run ends; how these end changes nothing. */
  readonly otherwise?: readonly Exec[];
}

/** A program of the project: needs trust, is compared once more before it starts, words filled in then. */
export interface RunHook extends ProgramHook {
  readonly kind: 'hook';
}

export type Action =
  Write | WriteSecret | MakeFolder | Remove | MakeLink | Exec | RunHook | Bring | Renew | PluginCall;

export type Outcome = 'noop' | 'update' | 'run' | 'skip' | 'blocked';

/** A step's answer: what it would do, and why. */
export interface Verdict {
  readonly outcome: Outcome;
  /** A sentence for people. */
  readonly because: string;
  /** For programs; of a blocked step the code of its problem. */
  readonly reason: Reason | Code;
  readonly actions: readonly Action[];
  readonly facts: Partial<Facts>;
  readonly problems: readonly Problem[];
  /** What would come from the network: `image postgres:17`. */
  readonly fetches: readonly string[];
  /** Of a step that makes several things: one row each, in front of its own. */
  readonly parts: readonly Part[];
}

/** One of the things that a step makes: `compose.fragment.mailpit`. */
export interface Part {
  readonly id: string;
  readonly description: string;
  readonly verdict: Omit<Verdict, 'parts'>;
  /** `false`: nothing needs it, whatever is said of the step. */
  readonly required?: false;
}

type Extra = Partial<Pick<Verdict, 'facts' | 'problems' | 'fetches' | 'actions' | 'parts'>>;

const empty = { actions: [], facts: {}, problems: [], fetches: [], parts: [] };

/** The five answers. `reason` defaults to what is usual; `blocked` takes both from its problem. */
export const verdict = {
  noop: (because: string, extra?: Extra): Verdict => ({
    outcome: 'noop',
    because,
    reason: 'as-wanted',
    ...empty,
    ...extra,
  }),
  update: (because: string, reason: Reason, extra: Extra): Verdict => ({
    outcome: 'update',
    because,
    reason,
    ...empty,
    ...extra,
  }),
  run: (because: string, reason: Reason, extra?: Extra): Verdict => ({
    outcome: 'run',
    because,
    reason,
    ...empty,
    ...extra,
  }),
  skip: (because: string, reason: Reason, extra?: Extra): Verdict => ({
    outcome: 'skip',
    because,
    reason,
    ...empty,
    ...extra,
  }),
  blocked: (problems: readonly Problem[], extra?: Extra): Verdict => {
    const first = problems.find(isError) ?? problems[0];
    const [because, reason] = [first?.message ?? '', first?.code ?? ('earlier-step' as const)];
    return { outcome: 'blocked', because, reason, ...empty, ...extra, problems };
  },
};

export interface PlannedStep extends Omit<Verdict, 'parts'> {
  readonly id: string;
  readonly phase: Phase;
  readonly description: string;
  readonly required: boolean;
}

/** All verdicts in order: what `odpm up` would do to this machine, and why. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
  /** A step would change something. */
  readonly changes: boolean;
  /** Every step could tell what it would do; `false` where one waits for what an earlier one has to mend. */
  readonly complete: boolean;
  /** What the steps looked at, and what it held. */
  readonly inputs: ReadonlyMap<string, string | undefined>;
}
