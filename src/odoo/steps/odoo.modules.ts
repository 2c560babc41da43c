import { composeArgv, composeFiles, physicalName, verdict, withoutStart } from '../../model/index.ts';
import { missingModules } from '../known-modules.ts';
import type { Exec, Facts, Request, Step, StepContext, Verdict } from '../../model/index.ts';

function question({ database, install, update }: Request): readonly string[] {
  return [
    'modules',
    ...(database === undefined ? [] : ['--database', database]),
    ...(install.length > 0 ? ['--install', install.join(',')] : []),
    ...(update.length > 0 ? ['--update', update.join(',')] : []),
  ];
}

const runs = ({ containers }: Partial<Facts>, odoo: string): boolean =>
  containers?.some(({ service, state, oneOff }) => service === odoo && state === 'running' && !oneOff) ===
  true;

function because({ database, install, update }: Request): string {
  const wanted = [
    ...(install.length > 0 ? [`install ${install.join(', ')}`] : []),
    ...(update.length > 0 ? [`update ${update.join(', ')}`] : []),
  ];
  return `in database ${database ?? ''}: ${wanted.join('; ') || 'make it when it is missing'}`;
}

function skipped({ project, facts, request }: StepContext): Verdict | undefined {
  if (request.database === undefined) return verdict.skip('no database was named', 'not-asked-for');
  if (!request.start) return verdict.skip(`nothing is started ${withoutStart(project)}`, 'skip-start');
  if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
  const ready = facts.compose !== undefined && facts.containers !== undefined;
  return ready ? undefined : verdict.skip('an earlier step has to be mended first', 'earlier-step');
}

async function planned({ project, look, facts, request }: StepContext): Promise<Verdict> {
  const argv = composeArgv(project, await composeFiles(facts.compose?.file ?? '', look));
  const exec = (...words: readonly string[]): Exec => ({ kind: 'exec', argv: [...argv, ...words] });
  const odoo = physicalName(project.settings.names, 'odoo');
  const running = runs(facts, odoo);
  // Two processes of Odoo that change the modules of one database get in each other's way.
  const name = `${project.name}-odpm-modules`;
  // An interrupted "compose run" leaves its container running, and two processes would work on one database.
  const gone: Exec = { kind: 'exec', argv: ['docker', 'rm', '--force', name] };
  const oneOff: Exec = {
    ...exec('run', '--rm', '--name', name, '--no-TTY', '--quiet-pull', odoo, ...question(request)),
    otherwise: [gone, ...(running ? [exec('start', odoo)] : [])],
  };
  return verdict.update(because(request), 'asked-for', {
    actions: running ? [exec('stop', odoo), oneOff] : [oneOff],
    facts: { stopped: running ? [odoo] : [] },
  });
}

export const odooModules: Step = {
  id: 'odoo.modules',
  description: 'Make the database, install and update modules.',
  phase: 'runtime',
  required: false,

  async evaluate(at) {
    const { look, facts, request } = at;
    const skip = skipped(at);
    if (skip) return skip;
    const named = [...request.install, ...request.update];
    const missing = await missingModules(named, facts.folders ?? [], look);
    return missing.length > 0 ? verdict.blocked(missing) : planned(at);
  },
};
