import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { MemoryHost } from '../host/index.ts';
import { patchedServices, serviceViews, stepView } from '../model/index.ts';
import type { Action, PlannedStep, PluginAction, Request, ServiceView, StepView } from '../model/index.ts';
import { plan } from '../pipeline/index.ts';
import { settingOf } from './project.ts';
import { workingIn } from './tested.ts';
import type { Tested } from './tested.ts';

/** A row of a plan. */
export interface TestStep extends StepView {
  /** What `odpm up` would do, in order, as far as plugins can say such things. */
  readonly actions: readonly PluginAction[];
  /** Paths of the files, folders and links among the actions, from the project folder. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** The plan of a project in memory. */
export interface TestPlan {
  /** In their order: those of odpm and of the plugin; `plugin.<name>` is the row that tells what it adds. */
  readonly steps: readonly TestStep[];
  /** All that the stack would have, patches applied. */
  readonly services: readonly ServiceView[];
  /** Everything that there is to say, of steps too. */
  readonly problems: readonly Problem[];
  /** What was written to the terminal: by `ctx.log` and `console`. */
  readonly printed: string;
}

/** As `odpm plan --no-docker` asks. */
export const request: Request = {
  docker: false,
  start: true,
  gitUpdate: true,
  settled: new Set(),
  build: false,
  replace: [],
  database: undefined,
  install: [],
  update: [],
  test: false,
  odooArgs: [],
  trust: { given: true, hostAccess: false },
};

const ofPlugins = (action: Action): action is Action & PluginAction =>
  ['write', 'remove', 'folder', 'link', 'exec'].includes(action.kind);

const pathsOf = (actions: readonly Action[]): readonly string[] =>
  actions.flatMap((action) => ('path' in action ? [action.path] : []));

function stepOf({ actions, problems, ...step }: PlannedStep): TestStep {
  return {
    ...stepView({ actions, problems, ...step }),
    actions: actions.filter(ofPlugins),
    paths: pathsOf(actions),
    problems,
  };
}

/** What `odpm plan` would say of a project in memory with these plugins. Changes nothing. */
export async function plannedWith(tested: readonly Tested[], host: MemoryHost): Promise<TestPlan> {
  const setting = await settingOf(host);
  const working = await workingIn(setting, tested);
  if (!working.ok) return { steps: [], services: [], problems: working.problems, printed: setting.printed() };
  const { extensions, project } = working.value;
  const { steps } = await plan(working.value, setting.place.look, request);
  const said = [...steps.flatMap(({ problems }) => problems), ...extensions.warnings()];
  return {
    steps: steps.map(stepOf),
    services: serviceViews(patchedServices(project)),
    problems: [...working.problems, ...said].filter((each) => isError(each) || each.severity === 'warning'),
    printed: setting.printed(),
  };
}
