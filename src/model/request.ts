import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { flag, listOption, textOption } from './command.ts';
import type { Call } from './command.ts';
import { generatedFiles } from './generated.ts';
import { managedWords } from './managed.ts';
import {
  badDatabase,
  badModule,
  managedArgument,
  noDatabase,
  notGenerated,
  nothingToTest,
} from './problems.ts';
import type { Modules, Request } from './step.ts';

const databaseName = /^[a-z0-9_][a-z0-9_-]{0,62}$/;
const taken = new Set(['postgres', 'template0', 'template1']);

function wordProblems(
  database: string | undefined,
  modules: readonly string[],
  passed: readonly string[],
): Problem[] {
  const bad = database !== undefined && (!databaseName.test(database) || taken.has(database));
  return [
    ...(bad ? [badDatabase({ name: database })] : []),
    ...modules.filter((name) => !/^\w+$/.test(name)).map((name) => badModule({ name })),
    ...managedWords(passed).map((each) => managedArgument(each)),
  ];
}

/** A list, or the option alone: then the user's settings have one. */
const modulesOption = (call: Call, name: string): Modules =>
  flag(call, name) ? 'usual' : listOption(call, name);

/** Modules are worked on in a database, and tested when they are. */
function lost(call: Call, { install, update, database }: Pick<Request, 'install' | 'update' | 'database'>) {
  const asked = [...(install.length > 0 ? ['install'] : []), ...(update.length > 0 ? ['update'] : [])];
  return [
    ...(database === undefined ? asked.map((option) => noDatabase({ option })) : []),
    ...(flag(call, 'test') && asked.length === 0 ? [nothingToTest({})] : []),
  ];
}

const strangers = (replace: readonly string[]): Problem[] =>
  replace
    .filter((path) => !generatedFiles.includes(path.replace(/^\.odpm\/generated\//, '')))
    .map((path) => notGenerated({ path, known: generatedFiles }));

/** What a call of `up` or `plan` asks for; trust is found out later. */
export function requestOf(call: Call): Checked<Omit<Request, 'trust'>> {
  const database = textOption(call, 'database');
  const install = modulesOption(call, 'install');
  const update = modulesOption(call, 'update');
  const named = [install, update].flatMap((modules) => (modules === 'usual' ? [] : modules));
  const request = {
    docker: call.options['docker'] !== false,
    start: !flag(call, 'skipStart'),
    gitUpdate: call.options['gitUpdate'] !== false,
    settled: new Set<string>(),
    build: flag(call, 'build'),
    replace: listOption(call, 'replace'),
    database,
    install,
    update,
    test: flag(call, 'test'),
    odooArgs: call.passed,
  };
  return checked(request, [
    ...lost(call, request),
    ...strangers(request.replace),
    ...wordProblems(database, named, call.passed),
  ]);
}
