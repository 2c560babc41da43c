import { byText, isObject } from '../base/index.ts';
import { composeEnvFile } from './compose-env.ts';
import type { ComposeFacts } from './facts.ts';
import type { Look } from './look.ts';
import { physicalName } from './names.ts';
import type { Names } from './names.ts';
import type { Project } from './project.ts';

/** People's own: merged over the generated file. */
export const overrideFile = 'docker-compose.override.yml';

/** The label of odoo that says what it reads when it starts; other content makes another container. */
export const readingFile = '.odpm/runtime/compose.json';

/** What stands in it. */
export function readingLabels(names: Names, digest: string): string {
  const services = { [physicalName(names, 'odoo')]: { labels: { 'io.odpm.reads': digest } } };
  return `${JSON.stringify({ services }, null, 2)}\n`;
}

/** The Compose files of a project in the order in which Compose merges them: ours, then the team's override. */
export async function composeFiles(file: string, look: Look): Promise<readonly string[]> {
  const override = await look.stat(overrideFile);
  return [file, readingFile, ...(override ? [overrideFile] : [])];
}

/**
 * `docker compose` as odpm always calls it: everything that Compose would else find by itself (name, files,
 * folder, variables) is named, so that no `.env` or variable of the shell redirects it.
 */
export const composeArgv = (
  { name, folder }: Pick<Project, 'name' | 'folder'>,
  files: readonly string[],
  envFile = composeEnvFile,
): readonly string[] => [
  'docker',
  'compose',
  '--ansi',
  'never',
  '--project-name',
  name,
  ...files.flatMap((file) => ['--file', file]),
  '--project-directory',
  folder,
  '--env-file',
  envFile,
];

/** Variables that a service has from Compose's own environment, by name: those whose value is `null`. */
export const passedOn = ({ definitions }: Pick<ComposeFacts, 'definitions'>): readonly string[] => {
  const found = [...definitions.values()].flatMap(({ environment }) =>
    isObject(environment) ? Object.keys(environment).filter((name) => environment[name] === null) : [],
  );
  return [...new Set(found)].sort(byText);
};

const fields = {
  id: '.ID',
  name: '.Names',
  service: '(.Label "com.docker.compose.service")',
  oneOff: '(.Label "com.docker.compose.oneoff")',
  folder: '(.Label "com.docker.compose.project.working_dir")',
  digest: '(.Label "io.odpm.digest")',
  reads: '(.Label "io.odpm.reads")',
  ports: '.Ports',
  state: '.State',
  status: '.Status',
};

const row = Object.entries(fields).map(([key, template]) => `"${key}":{{json ${template}}}`);

/** The one question that tells which containers a Compose project has, ended ones too: one JSON object a line. */
export const dockerPs = (projectName: string): readonly string[] => [
  'ps',
  '--all',
  '--no-trunc',
  '--filter',
  `label=com.docker.compose.project=${projectName}`,
  '--format',
  `{${row.join(',')}}`,
];
