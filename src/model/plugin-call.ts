import type { Moment } from './project.ts';

/** An effect of a plugin's own code, as data: which function is called. */
export interface PluginCall {
  readonly kind: 'plugin';
  /** Of a hook it is found by the id. */
  readonly plugin: string | undefined;
  readonly call:
    | { readonly what: 'step'; readonly id: string }
    | { readonly what: 'hook'; readonly id: string; readonly moment: Moment };
}
