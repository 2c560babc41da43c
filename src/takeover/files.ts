import { generatedFiles, isOfOdpm4 } from '../model/index.ts';
import type { Look } from '../model/index.ts';

/** Files below .odpm that only odpm 4 reads: what it made the generated files from. */
const template =
  /^(\w+_dockerfile\w*|dockerfile_ci|(ci_)?dockerignore|docker-compose\.yml|dev_odoo_docker_config_file\.conf|vscode_settings\.json)$/;

/** Templates of odpm 4, as they lie. */
export async function templates(look: Look): Promise<string[]> {
  const files = (await look.list('.odpm')).filter(({ kind }) => kind === 'file');
  return files.filter(({ name }) => template.test(name)).map(({ name }) => `.odpm/${name}`);
}

/** Files in the project folder that odpm 4 generated, by their first line. */
export async function marked(look: Look): Promise<string[]> {
  const texts = await Promise.all(generatedFiles.map(async (path) => [path, await look.read(path)] as const));
  return texts.filter(([, text]) => text.ok && isOfOdpm4(text.value ?? '')).map(([path]) => path);
}

const fragments = '.odpm/compose/fragments';

/** How those of odpm's own begin: a run that was killed may have left them. */
const own = /^# (Made|Kept) by odpm|^\{\n {2}"schema_version": 1,\n {2}"odoo_version"/;

/** Files of odpm 4 whose names odpm needs, and that carry no mark. */
export async function unmarked(look: Look): Promise<(readonly [path: string, text: string])[]> {
  const services = (await look.list(fragments)).filter(({ name }) => name.endsWith('.yml'));
  const paths = [
    '.odpm/.gitignore',
    '.odpm/runtime/config.json',
    ...services.map(({ name }) => `${fragments}/${name}`),
  ];
  const texts = await Promise.all(paths.map(async (path) => [path, await look.read(path)] as const));
  return texts.flatMap(([path, text]) =>
    text.ok && text.value !== undefined && !own.test(text.value) ? [[path, text.value]] : [],
  );
}

/** Whether odpm has prepared this folder since. */
export const takenOver = async (look: Look): Promise<boolean> =>
  (await look.stat('.odpm/runtime/container')) !== undefined;
