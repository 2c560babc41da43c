import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asText } from '../../src/diagnostics/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { nodeFiles } from '../../src/host/files/index.ts';
import { lookFrom } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type {
  Action,
  Discovery,
  Extensions,
  Look,
  OwnHandler,
  OwnProviders,
  PluginDefinition,
  Project,
} from '../../src/model/index.ts';
import { discover, loadPlugins } from '../../src/plugins/index.ts';
import { emptyFolder } from '../host/means.ts';
import { builtPackage } from '../host/plugins/given.ts';
import { facts, request } from '../image/given.ts';
import { projectOf } from '../project/given.ts';

type Files = Readonly<Record<string, string>>;

export interface Given {
  /** Path in the project → text. */
  readonly files: Files;
  /** Path in the project → what the link holds. */
  readonly links?: Files;
  readonly extensions?: Parameters<typeof projectOf>[0][string];
  readonly manifest?: Parameters<typeof projectOf>[0];
  readonly trusted?: boolean;
  /** Milliseconds. */
  readonly deadline?: number;
  readonly own?: readonly OwnHandler[];
  readonly ownProviders?: OwnProviders;
  readonly ownStepIds?: readonly string[];
  readonly builtIn?: Readonly<Record<string, PluginDefinition>>;
  /** What is done between finding the plugins and loading them. */
  readonly meanwhile?: (folder: string) => void;
}

export interface Lived {
  readonly extensions: Extensions;
  readonly discovery: Discovery;
  readonly project: Project;
  readonly look: Look;
  readonly folder: string;
  /** Path → text of what plugins had written. */
  readonly written: ReadonlyMap<string, string>;
  /** What was written to stderr since the last call. */
  readonly printed: () => string;
}

export const shown = (problems: readonly Problem[]): string =>
  asText(problems, { width: 100, colour: false });

function folderOf({ files, links = {} }: Given): string {
  const folder = emptyFolder();
  const place = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    return join(folder, path);
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(place(path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, place(path));
  return folder;
}

/** A real project folder whose plugins are found and loaded as odpm does it. */
export async function living(given: Given): Promise<Lived> {
  const folder = folderOf(given);
  const { extensions = {}, manifest = {}, deadline = 30_000, builtIn = {} } = given;
  const memory = memoryHost({ package: await builtPackage(), plugins: { deadline } });
  const host = { ...memory, files: nodeFiles(folder) };
  const look = lookFrom(host, folder);
  const project = projectOf({ ...manifest, extensions }, folder);
  const where = { document: project.document, folder, look, environment: {}, disabled: [] };
  const discovery = await discover({ ...where, off: false, installed: true });
  given.meanwhile?.(folder);
  const written = new Map<string, string>();
  const loaded = await loadPlugins(discovery, {
    host,
    project,
    look,
    trusted: given.trusted ?? true,
    ownStepIds: given.ownStepIds ?? ['compose.generate', 'hooks.post_prepare'],
    own: { handlers: given.own ?? [], providers: given.ownProviders ?? {} },
    write: (path, text) => {
      written.set(path, text);
      return Promise.resolve([]);
    },
    builtIn: (name) => Promise.resolve(builtIn[name]),
  });
  const printed = (): string => memory.printed().err;
  return { extensions: loaded, discovery, project, look, folder, written, printed };
}

/** A project with one file for each plugin. */
export const local = (
  plugins: Files,
  rest: Omit<Given, 'files'> & { readonly files?: Files } = {},
): Promise<Lived> =>
  living({
    ...rest,
    files: {
      ...rest.files,
      ...Object.fromEntries(
        Object.entries(plugins).map(([name, text]) => [`.odpm/plugins/${name}.mjs`, text]),
      ),
    },
  });

/** A plugin that is a folder, with its static part. */
export const inFolder = (
  name: string,
  odpm: object,
  code: string | { readonly commonjs: string },
): Files => ({
  [`.odpm/plugins/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.2.0',
    type: typeof code === 'string' ? 'module' : 'commonjs',
    odpm: { name, api: '>=1.0 <2', entry: './index.js', ...odpm },
  }),
  [`.odpm/plugins/${name}/index.js`]: typeof code === 'string' ? code : code.commonjs,
});

/** How the steps of the plugins, or the row of loading them, look at the project. */
export const contextOf = (
  { project, look, extensions: { points, providers } }: Lived,
  over: Partial<Lived> = {},
) => ({
  project,
  look: over.look ?? look,
  facts,
  request,
  points,
  providers,
});

/** `outcome id: because` of every row, and the problems of blocked ones. */
export async function rowsOf(lived: Lived): Promise<string> {
  const { parts, ...own } = await lived.extensions.rows.evaluate(contextOf(lived));
  const rows = [...parts.map(({ id, verdict }) => ({ id, ...verdict })), { id: 'plugins.load', ...own }];
  const lines = rows.map(({ outcome, id, because }) => `${outcome} ${id}: ${because}\n`);
  return `${lines.join('')}${shown(rows.flatMap(({ problems }) => problems))}`;
}

/** What is wrong with the plugins of these files. */
export const refusals = async (...given: Parameters<typeof local>): Promise<string> => {
  const lived = await local(...given);
  const { parts } = await lived.extensions.rows.evaluate(contextOf(lived));
  return shown(parts.flatMap(({ verdict }) => verdict.problems));
};

const spoken = (action: Action): string =>
  'path' in action ? `${action.kind} ${action.path}` : 'argv' in action ? action.argv.join(' ') : action.kind;

/** `outcome id: because [actions]` of every step, and the problems. */
export async function stepRows(lived: Lived, over: Partial<Lived> = {}): Promise<string> {
  const answers: string[] = [];
  for (const step of lived.extensions.steps) {
    const { outcome, because, actions, problems } = await step.evaluate(contextOf(lived, over));
    const wanted = actions.length > 0 ? ` [${actions.map(spoken).join(', ')}]` : '';
    answers.push(`${outcome} ${step.id}: ${because}${wanted}\n${shown(problems)}`);
  }
  return answers.join('');
}
