import { checked } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import {
  composeArgv,
  composeFiles,
  passedOn,
  physicalName,
  tooOld,
  verdict,
  withoutStart,
} from '../../model/index.ts';
import type { Exec, Facts, Request, Step, StepContext, Verdict } from '../../model/index.ts';
import { missingModules } from '../known-modules.ts';
import { noUsualModules } from '../problems.ts';

/** Modules by name. */
interface Work {
  readonly install: readonly string[];
  readonly update: readonly string[];
}

function question({ database, test, odooArgs }: Request, { install, update }: Work): readonly string[] {
  return [
    'modules',
    ...(database === undefined ? [] : ['--database', database]),
    ...(install.length > 0 ? ['--install', install.join(',')] : []),
    ...(update.length > 0 ? ['--update', update.join(',')] : []),
    ...(test ? ['--test'] : []),
    ...(odooArgs.length > 0 ? ['--', ...odooArgs] : []),
  ];
}

const runs = ({ containers }: Partial<Facts>, odoo: string): boolean =>
  containers?.some(({ service, state, oneOff }) => service === odoo && state === 'running' && !oneOff) ===
  true;

function because({ database, test }: Request, { install, update }: Work): string {
  const wanted = [
    ...(install.length > 0 ? [`install ${install.join(', ')}`] : []),
    ...(update.length > 0 ? [`update ${update.join(', ')}`] : []),
    ...(test ? ['run their tests'] : []),
  ];
  return `in database ${database ?? ''}: ${wanted.join('; ') || 'make it when it is missing'}`;
}

function skipped({ project, facts, request }: StepContext): Verdict | undefined {
  if (request.database === undefined) return verdict.skip('no database was named', 'not-asked-for');
  if (!request.start) return verdict.skip(`nothing is started ${withoutStart(project)}`, 'skip-start');
  if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
  const ready = facts.compose !== undefined && facts.containers !== undefined;
  return ready ? undefined : verdict.skip('an earlier step has to be fixed first', 'earlier-step');
}

async function planned({ project, look, facts, request }: StepContext, work: Work): Promise<Verdict> {
  const argv = composeArgv(project, await composeFiles(facts.compose?.file ?? '', look));
  const passes = facts.compose ? passedOn(facts.compose) : [];
  const exec = (...words: readonly string[]): Exec => ({ kind: 'exec', argv: [...argv, ...words], passes });
  const odoo = physicalName(project.settings.names, 'odoo');
  const running = runs(facts, odoo);
  // Two processes of Odoo that change the modules of one database get in each other's way.
  const name = `${project.name}-odpm-modules`;
  // An interrupted "compose run" leaves its container running, and two processes would work on one database.
  const gone: Exec = { kind: 'exec', argv: ['docker', 'rm', '--force', name] };
  const oneOff: Exec = {
    ...exec('run', '--rm', '--name', name, '--no-TTY', '--quiet-pull', odoo, ...question(request, work)),
    otherwise: [gone, ...(running ? [exec('start', odoo)] : [])],
  };
  // After tests nothing is started, but what ran before them.
  const after = request.test && running ? [exec('start', odoo)] : [];
  return verdict.update(because(request, work), 'asked-for', {
    actions: [...(running ? [exec('stop', odoo)] : []), oneOff, ...after],
    facts: { stopped: running && !request.test ? [odoo] : [] },
  });
}

const usualKeys = { install: 'init_modules', update: 'update_modules' } as const;

/** The modules by name, whoever named them; a list of the user's that is asked for and empty is told. */
function workOf({ project, request }: StepContext): Checked<Work> {
  const { modules } = project.personal;
  const wanted = (['install', 'update'] as const).map((what) => {
    const named = request[what];
    return { what, own: named !== 'usual', list: named === 'usual' ? modules[what] : named };
  });
  const empty = wanted.filter(({ own, list }) => !own && list.length === 0);
  const [install, update] = wanted.map(({ list }) => list);
  return checked(
    { install: install ?? [], update: update ?? [] },
    empty.map(({ what }) => noUsualModules({ option: what, key: usualKeys[what] })),
  );
}

export const odooModules: Step = {
  id: 'odoo.modules',
  description: 'Make the database; install, update and test modules.',
  phase: 'runtime',
  required: false,

  async evaluate(at) {
    const { look, facts } = at;
    const skip = skipped(at);
    if (skip) return skip;
    const work = workOf(at);
    if (!work.ok) return verdict.blocked(work.problems);
    const named = [...work.value.install, ...work.value.update];
    const missing = await missingModules(named, facts.folders ?? [], look);
    if (missing.length > 0) return verdict.blocked(missing);
    // Where something is started behind it, that asks.
    const old = at.request.test ? await tooOld(['engine', 'compose'], look) : [];
    return old.length > 0 ? verdict.blocked(old) : planned(at, work.value);
  },
};
