import { problem, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { flag, listOption, textOption } from './command.ts';
import type { Call } from './command.ts';
import type { Request } from './step.ts';

const badDatabase = problem('model/bad-database-name', {
  exit: 64,
  message: (f: { name: string }) => `"${f.name}" cannot be the name of a database`,
  fix: () =>
    'Use lower-case letters, digits, "_" and "-", at most 63, as in "shop"; postgres and template… are taken.',
});

const badModule = problem('model/bad-module-name', {
  exit: 64,
  message: (f: { name: string }) => `"${f.name}" cannot be the name of a module`,
  fix: () => 'Name modules by their folders: letters, digits and "_", separated by commas.',
});

const noDatabase = problem('model/no-database', {
  exit: 64,
  message: (f: { option: string }) => `--${f.option} needs to know the database`,
  fix: (f) => `Add --database NAME beside --${f.option}.`,
});

const managedArgument = problem('model/managed-argument', {
  exit: 64,
  message: (f: { word: string }) => `odpm itself gives odoo-bin ${f.word}`,
  fix: (f) => `Leave ${f.word} out; ${ways[f.word] ?? 'odpm.json and .env say what belongs there'}.`,
});

const ways: Readonly<Record<string, string>> = {
  '--database': 'use "odpm up --database NAME"',
  '-d': 'use "odpm up --database NAME"',
  '--init': 'use "odpm up --install LIST"',
  '-i': 'use "odpm up --install LIST"',
  '--update': 'use "odpm up --update LIST"',
  '-u': 'use "odpm up --update LIST"',
  '--http-port': 'set ODOO_PORT in .env',
  '-p': 'set ODOO_PORT in .env',
};

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
    database,
    install,
    update,
    odooArgs: call.passed,
  };
  return checked(request, [...lost, ...wordProblems(database, [...install, ...update], call.passed)]);
}
