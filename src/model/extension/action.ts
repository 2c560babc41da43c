import type { Exec, MakeFolder, MakeLink, Remove, Write } from '../plan.ts';

export type Awaitable<T> = T | Promise<T>;

/** One effect as data: shown in a plan, carried out by `odpm up`. */
export type PluginAction = Omit<Write, 'own'> | Remove | MakeFolder | MakeLink | Exec;
