import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { flag, listOption, textOption } from './command.ts';
import type { Call } from './command.ts';
import { generatedFiles } from './generated.ts';
import { badDatabase, badModule, managedArgument, noDatabase, notGenerated } from './problems.ts';
import type { Request } from './step.ts';

const managed =
  /^(-c|--config|-d|--database|-i|--init|-u|--update|-p|--http-port|--addons-path|-D|--data-dir|--db_host|--db_port|--db_user|-r|--db_password|-w|--stop-after-init)$/;

const databaseName = /^[a-z0-9_][a-z0-9_-]{0,62}$/;
const taken = new Set(['postgres', 'template0', 'template1']);

function wordProblems(
  database: string | undefined,
  modules: readonly string[],
  passed: readonly string[],
): Problem[] {
  const bad = database !== undefined && (!databaseName.test(database) || taken.has(database));
  const words = passed.map((word) => word.split('=')[0] ?? '');
  return [
    ...(bad ? [badDatabase({ name: database })] : []),
    ...modules.filter((name) => !/^\w+$/.test(name)).map((name) => badModule({ name })),
    ...words.filter((word) => managed.test(word)).map((word) => managedArgument({ word })),
  ];
}

const strangers = (replace: readonly string[]): Problem[] =>
  replace
    .filter((path) => !generatedFiles.includes(path.replace(/^\.odpm\/generated\//, '')))
    .map((path) => notGenerated({ path, known: generatedFiles }));

/** What a call of `up` or `plan` asks for; trust is found out later. */
export function requestOf(call: Call): Checked<Omit<Request, 'trust'>> {
  const database = textOption(call, 'database');
  const install = listOption(call, 'install');
  const update = listOption(call, 'update');
  const asked = [...(install.length > 0 ? ['install'] : []), ...(update.length > 0 ? ['update'] : [])];
  const lost = database === undefined ? asked.map((option) => noDatabase({ option })) : [];
  const request = {
    docker: call.options['docker'] !== false,
    start: !flag(call, 'skipStart'),
    gitUpdate: call.options['gitUpdate'] !== false,
    build: flag(call, 'build'),
    replace: listOption(call, 'replace'),
    database,
    install,
    update,
    odooArgs: call.passed,
  };
  return checked(request, [
    ...lost,
    ...strangers(request.replace),
    ...wordProblems(database, [...install, ...update], call.passed),
  ]);
}
