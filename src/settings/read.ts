import { checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { debuggerBackends, profiles, scenarios } from '../model/index.ts';
import type { Settings, Variables } from '../model/index.ts';
import { readLayer } from './file.ts';
import type { EnvFile, Layer } from './file.ts';
import { keys } from './keys.generated.ts';
import { idleProblems, keyProblems } from './known.ts';
import { projectsFolder, readerOf, valueProblems } from './values.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Options {
  /** `--scenario`: wins over every file. */
  readonly scenario?: string | undefined;
}

function saidBy(layers: readonly Layer[], environment: Environment): Settings['said'] {
  return (name) => {
    const own = Object.hasOwn(environment, name) ? environment[name] : undefined;
    const found = layers.flatMap(({ variables }) => variables.get(name) ?? []);
    return own === undefined ? found : [{ value: own, by: 'the environment' }, ...found];
  };
}

function missingFrom(environment: Environment, layers: readonly Layer[]): Map<string, string> {
  const all = layers.toReversed().flatMap(({ variables }) => [...variables]);
  const absent = all.filter(([name]) => !Object.hasOwn(environment, name));
  return new Map(absent.map(([name, { value }]) => [name, value]));
}

const oneOf = <T extends string>(words: readonly T[], word: string | undefined): T | undefined =>
  words.find((one) => one === word);

type Reader = ReturnType<typeof readerOf>;

const portsOf = ({ number }: Reader): Settings['ports'] => ({
  odoo: number('ODOO_PORT'),
  gevent: number('GEVENT_PORT'),
  postgres: number('POSTGRES_PORT'),
  debugger: number('DEBUGGER_PORT'),
});

function namesOf({ text }: Reader): Settings['names'] {
  const prefix = text('ODPM_COMPOSE_PREFIX') ?? '';
  return {
    prefix: prefix === '' || prefix.endsWith('-') ? prefix : `${prefix}-`,
    database: text('POSTGRES_SERVICE_NAME') ?? keys.POSTGRES_SERVICE_NAME.default,
  };
}

function networkOf({ text, yes }: Reader): Settings['network'] {
  const name = text('ODPM_COMPOSE_NETWORK');
  return name === undefined ? undefined : { name, external: yes('ODPM_COMPOSE_NETWORK_EXTERNAL') };
}

const debuggerOf = ({ text, yes }: Reader): Settings['debugger'] => ({
  backend: oneOf(debuggerBackends, text('ODPM_DEBUGGER_BACKEND')) ?? keys.ODPM_DEBUGGER_BACKEND.default,
  host: text('ODPM_DEBUGGER_CONNECT_HOST') ?? keys.ODPM_DEBUGGER_CONNECT_HOST.default,
  suspend: yes('ODPM_DEBUGGER_SUSPEND'),
});

/** Variables alone, layered as `readSettings` does it, whatever is wrong with the settings among them. */
export function readVariables(files: readonly EnvFile[], environment: Environment): Variables {
  const said = saidBy(files.map(readLayer), environment);
  return (name) => said(name)[0];
}

interface Read {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

function read(files: readonly EnvFile[], environment: Environment, options: Options): Read {
  const layers = files.map(readLayer);
  const layered = saidBy(layers, environment);
  const chosen = options.scenario === undefined ? [] : [{ value: options.scenario, by: '--scenario' }];
  const said: Settings['said'] = (name) =>
    name === 'ODPM_SCENARIO' ? [...chosen, ...layered(name)] : layered(name);
  const variables: Variables = (name) => said(name)[0];
  const reader = readerOf(said);
  const at = (name: string) => variables(name)?.at;
  const settings: Settings = {
    scenario: oneOf(scenarios, reader.text('ODPM_SCENARIO')) ?? keys.ODPM_SCENARIO.default,
    ports: portsOf(reader),
    foundPorts: undefined,
    backups: reader.text('BACKUP_DIR') ?? keys.BACKUP_DIR.default,
    projects: projectsFolder(variables),
    jobs: reader.number('ODPM_JOBS'),
    sshKey: reader.text('PATH_TO_SSH_KEY'),
    bind: reader.text('ODPM_BIND') ?? keys.ODPM_BIND.default,
    names: namesOf(reader),
    network: networkOf(reader),
    debugger: debuggerOf(reader),
    profile: oneOf(profiles, reader.text('ODPM_BASE_IMAGE_PROFILE')),
    baseImage: reader.text('ODPM_BASE_IMAGE'),
    variables,
    said,
    dotenv: missingFrom(environment, layers),
    at,
  };
  const problems = [
    ...layers.flatMap(({ variables: own, problems: found }) => [...found, ...keyProblems(own)]),
    ...valueProblems(said),
    ...idleProblems(said),
  ];
  return { settings, problems };
}

/**
 * The settings of a project: the environment, then the files in their order (the project's `.env`, then the
 * user's). Problems name keys and places, never values.
 */
export function readSettings(
  files: readonly EnvFile[],
  environment: Environment,
  options: Options = {},
): Checked<Settings> {
  const { settings, problems } = read(files, environment, options);
  return checked(settings, problems);
}

/** Variables, and every setting as it is where nobody says anything: for what is looked at though settings are wrong. */
export const usualSettings = (variables: Variables): Settings => ({
  ...read([], {}, {}).settings,
  variables,
});
