import { composeArgv, composeFiles, verdict } from '../../model/index.ts';
import { missingModules } from '../known-modules.ts';
import type { Exec, Facts, Request, Step } from '../../model/index.ts';

function question({ database, install, update }: Request): readonly string[] {
  return [
    'modules',
    ...(database === undefined ? [] : ['--database', database]),
    ...(install.length > 0 ? ['--install', install.join(',')] : []),
    ...(update.length > 0 ? ['--update', update.join(',')] : []),
  ];
}

const runs = ({ containers }: Partial<Facts>): boolean =>
  containers?.some(({ service, state, oneOff }) => service === 'odoo' && state === 'running' && !oneOff) ===
  true;

function because({ database, install, update }: Request): string {
  const wanted = [
    ...(install.length > 0 ? [`install ${install.join(', ')}`] : []),
    ...(update.length > 0 ? [`update ${update.join(', ')}`] : []),
  ];
  return `in database ${database ?? ''}: ${wanted.join('; ') || 'make it when it is missing'}`;
}

export const odooModules: Step = {
  id: 'odoo.modules',
  description: 'Make the database, install and update modules.',
  phase: 'runtime',
  required: false,

  async evaluate({ project, look, facts, request }) {
    if (request.database === undefined) return verdict.skip('no database was named', 'not-asked-for');
    const named = [...request.install, ...request.update];
    const missing = await missingModules(named, facts.folders ?? [], look);
    if (missing.length > 0) return verdict.blocked(missing);
    if (!request.start) return verdict.skip('nothing is started with --skip-start', 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    const { compose, containers } = facts;
    if (!compose || !containers)
      return verdict.skip('an earlier step has to be mended first', 'earlier-step');
    const argv = composeArgv(project, await composeFiles(compose.file, look));
    const exec = (...words: readonly string[]): Exec => ({ kind: 'exec', argv: [...argv, ...words] });
    const running = runs(facts);
    // Two processes of Odoo that change the modules of one database get in each other's way.
    const oneOff: Exec = {
      ...exec('run', '--rm', '--no-TTY', '--quiet-pull', 'odoo', ...question(request)),
      ...(running && { otherwise: [exec('start', 'odoo')] }),
    };
    return verdict.update(because(request), 'asked-for', {
      actions: running ? [exec('stop', 'odoo'), oneOff] : [oneOff],
      facts: { stopped: running ? ['odoo'] : [] },
    });
  },
};
