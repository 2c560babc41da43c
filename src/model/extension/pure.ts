import type { Problem } from '../../diagnostics/index.ts';
import type { Exec, MakeFolder, MakeLink, Remove, Write } from '../plan.ts';
import type { PluginAction } from './action.ts';
import type { AnyHandler, Handler, PluginDefinition, PluginVerdict } from './plugin.ts';
import type { HandlerOptions, Point } from './points.ts';

/** Says of an object that it is a plugin, and has its type checked; changes nothing. */
export const definePlugin = (plugin: PluginDefinition): PluginDefinition => plugin;

/** Code to be called at a point, narrowed by what the point can be narrowed by. */
export function on<P extends Point>(point: P, handle: Handler<P>['handle']): AnyHandler;
export function on<P extends Point>(
  point: P,
  options: HandlerOptions<P>,
  handle: Handler<P>['handle'],
): AnyHandler;
export function on(point: Point, ...rest: readonly unknown[]): AnyHandler {
  const [options, handle] = rest.length > 1 ? rest : [{}, rest[0]];
  return { point, options, handle } as AnyHandler;
}

type Answer = Pick<PluginVerdict, 'outcome' | 'because'>;
const answer = (said: Answer, actions: readonly PluginAction[] = []): PluginVerdict => ({
  ...said,
  actions,
  problems: [],
});

/** The five answers of a step. */
export const pluginVerdict = {
  noop: (because: string): PluginVerdict => answer({ outcome: 'noop', because }),
  update: (because: string, actions: readonly PluginAction[] = []): PluginVerdict =>
    answer({ outcome: 'update', because }, actions),
  run: (because: string, actions: readonly PluginAction[] = []): PluginVerdict =>
    answer({ outcome: 'run', because }, actions),
  skip: (because: string): PluginVerdict => answer({ outcome: 'skip', because }),
  blocked: (...problems: readonly [Problem, ...Problem[]]): PluginVerdict => ({
    outcome: 'blocked',
    because: problems[0].message,
    actions: [],
    problems,
  }),
};

/** A file of the project; written only when its bytes differ. */
export const write = (path: string, text: string, mode = 0o644): Write => ({
  kind: 'write',
  path,
  text,
  mode,
});

/** A folder of the project, with its parents. */
export const folder = (path: string, mode = 0o755): MakeFolder => ({ kind: 'folder', path, mode });

/** A symbolic link in the project; `target` is absolute. */
export const link = (path: string, target: string): MakeLink => ({ kind: 'link', path, target });

/** Removes a file or link of the plugin's own. */
export const remove = (path: string): Remove => ({ kind: 'remove', path });

/** A program by argv, in the project folder, never through a shell. `timeout` in milliseconds. */
export const exec = (argv: readonly string[], options: Omit<Exec, 'kind' | 'argv'> = {}): Exec => ({
  kind: 'exec',
  argv,
  ...options,
});

const refusal = Symbol.for('odpm.refusal');

/** A mistake of the user's, thrown: any other throw counts as the plugin's own bug. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'Refusal';
    this.problem = problem;
    Object.defineProperty(this, refusal, { value: true });
  }
}

/** Whether something thrown is a `Refusal`, of whichever copy of the SDK. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[refusal] === true;
