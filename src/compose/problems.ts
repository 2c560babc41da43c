import { few } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

export const backupsNoFolder = problem('compose/backups-no-folder', {
  message: (f: { path: string }) => `BACKUP_DIR points to ${f.path}, which is not a folder`,
  fix: () => 'Set BACKUP_DIR to a folder that exists or can be created: BACKUP_DIR=~/odoo_backups',
});

export const refused = problem('compose/refused', {
  message: () => 'Docker Compose refuses the file that odpm would write',
  fix: () => 'Change what Compose names below in services or service_patches of odpm.json.',
  output: (f: { output: string }) => f.output,
});

export const notCompose = problem('compose/not-compose', {
  message: (f: { pointer: string }) => `${f.pointer} does not follow the Compose specification`,
  fix: () => 'Write it as https://docs.docker.com/reference/compose-file/services/ shows.',
});

interface Changed {
  /** The plugins that changed the service. */
  readonly by: readonly string[];
}

const plugins = ({ by }: Changed): string => `the plugin${by.length > 1 ? 's' : ''} ${few(by)}`;

const orOff = ({ by: [first = ''] }: Changed): string =>
  `Fix its code for "compose.service", or run "odpm plugins disable ${first}".`;

export const pluginRefused = problem('compose/plugin-refused', {
  message: (f: Changed & { output: string }) =>
    `Docker Compose refuses the file that odpm would write, as ${plugins(f)} changed it`,
  fix: orOff,
  output: (f) => f.output,
});

export const pluginNotCompose = problem('compose/plugin-not-compose', {
  message: (f: Changed & { pointer: string }) =>
    `${f.pointer} does not follow the Compose specification, as ${plugins(f)} changed it`,
  fix: orOff,
});

export const noCompose = problem('compose/no-compose', {
  exit: 6,
  message: () => 'Docker has no compose command',
  fix: () => 'Install the Compose plugin, 2.20 or newer: https://docs.docker.com/compose/install/',
});

export const noAnswer = problem('compose/no-answer', {
  exit: 6,
  message: () => 'docker compose gave no answer within 30 seconds',
  fix: () => 'Try "docker compose version"; restart Docker if it hangs too.',
});

export const overrideUnfit = problem('compose/override-unfit', {
  exit: 7,
  message: () => 'docker-compose.override.yml is a link to nothing',
  fix: () => 'Create the file that the link points to, or delete the link.',
});

export const overrideNotYaml = problem('compose/override-not-yaml', {
  message: () => 'docker-compose.override.yml is not YAML from here on',
  fix: () => 'Correct the line, or move the file away; "docker compose config" says more.',
});

export const overrideIncludes = problem('compose/override-includes', {
  message: (f: { key: string }) => `docker-compose.override.yml reads other files by "${f.key}"`,
  fix: () => 'Copy their content into it: your trust covers only the bytes of this file.',
});

export const overrideAlias = problem('compose/override-alias', {
  message: (f: { name: string }) => `docker-compose.override.yml uses the alias *${f.name}`,
  fix: () => 'Write the value out: aliases of aliases can make Compose take all memory.',
});
