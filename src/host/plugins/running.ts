import { AsyncLocalStorage } from 'node:async_hooks';
import type { Ran } from '../host.ts';
import type { Output } from './output.ts';

/** Code of a plugin on its way. */
export interface Running {
  readonly plugin: string;
  readonly output: Output;
  /** It has ended, and what still comes changes nothing. */
  ended: boolean;
  /** It changed the working folder. */
  moved: boolean;
  end(ran: Exclude<Ran<unknown>, { ended: 'value' }>): void;
}

const running = new AsyncLocalStorage<Running>();

/** Whose code this is; `undefined`: odpm's own. */
export const whose = (): Running | undefined => running.getStore();

export const runAs = <T>(one: Running, code: () => T): T => running.run(one, code);

let calls = 0;

/** A call of a plugin begins. Until the last one is over Node keeps track of what follows from what. */
export function begin(): void {
  calls += 1;
}

/** That makes each promise of odpm's own dearer, too: so it is not kept up. What is left behind, `stray.ts` knows. */
export function over(): void {
  calls -= 1;
  if (calls === 0) running.disable();
}

const told = new WeakSet();

/** Keeps in mind that a call has failed with it: Node 20 rejects twice when CommonJS throws below an `import`. */
export function tell(error: unknown): void {
  if (typeof error === 'object' && error !== null) told.add(error);
}

export const isTold = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && told.has(error);

let own = 0;

/** Whether odpm's own code is called below code of a plugin: the stack does not tell them apart. */
export const isOdpms = (): boolean => own > 0;

/** Calls odpm's own code, also below code of a plugin. */
export function asOwn<T>(code: () => T): T {
  own += 1;
  try {
    return running.exit(code);
  } finally {
    own -= 1;
  }
}
