import { asText } from '../../src/diagnostics/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { lookFrom } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { survey } from '../../src/plugins/index.ts';
import type { Survey, Where } from '../../src/plugins/index.ts';

type Files = Readonly<Record<string, string>>;

interface Given extends Partial<Omit<Where, 'document' | 'folder' | 'look'>> {
  readonly extensions?: object;
  /** Path in the project → text. */
  readonly files?: Files;
  /** Path in the project → what the link holds, absolute. */
  readonly links?: Files;
}

const inProject = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`/project/${path}`, text]));

/** A project in memory, as far as plugins look at it. */
export async function whereOf({ extensions, files = {}, links = {}, ...more }: Given): Promise<Where> {
  const host = memoryHost({ files: inProject(files) });
  for (const [path, target] of Object.entries(inProject(links)))
    await host.files.link(path, target, '/project');
  const manifest = {
    manifest_schema: 2,
    requires_odpm: '5.0.0',
    odoo_version: '19.0',
    python: '3.12',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
    platform: { git: 'https://github.com/odoo/odoo.git' },
    ...(extensions && { extensions }),
  };
  const read = readManifest('odpm.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  if (!read.ok) throw new Error(plain(read.problems));
  const look = lookFrom(host, '/project');
  const usual = { environment: {}, disabled: [], off: false, installed: true };
  return { document: read.value, folder: '/project', look, ...usual, ...more };
}

export const surveyOf = async (given: Given): Promise<Survey> => survey(await whereOf(given));

/** Problems as a terminal shows them. */
export const plain = (problems: readonly Problem[]): string =>
  asText(problems, { width: 100, colour: false });

/** Everything that is wrong with the plugins of a project, and what they are in. */
export const saidOf = async (given: Given): Promise<string> => {
  const { plugins, problems } = await surveyOf(given);
  return plain([...problems, ...plugins.flatMap((plugin) => plugin.problems)]);
};

/** The text of a plugin's `package.json`. */
export const packageJson = (odpm: object, more: object = {}): string =>
  `${JSON.stringify({ name: 'x', version: '1.0.0', type: 'module', ...more, odpm: { api: '^1.0', entry: './index.js', ...odpm } }, undefined, 2)}\n`;
