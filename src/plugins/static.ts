import { join, resolve } from 'node:path';
import { isInside, isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { isError } from '../diagnostics/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import { isRange, readJson, schemaProblems } from '../manifest/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import type { Document, FoundPlugin, Look, PluginCommand } from '../model/index.ts';
import { served, servedFor } from './api.ts';
import { commandHidden } from './command-problems.ts';
import { ownWords } from './command-words.ts';
import { thorough } from './flaws.generated.js';
import { isName } from './local.ts';
import * as say from './problems.ts';
import { validate } from './validate.generated.js';
import { wholeFile } from './where.ts';
import type { Draft } from './where.ts';

/** The folder of a plugin, and what is known of it from outside. */
export interface PluginFolder {
  /** Absolute, links followed. */
  readonly path: string;
  readonly shown: string;
  /** Of a local plugin: the name that it has to have. */
  readonly name: string | undefined;
  readonly at: Span | undefined;
}

/** What its `package.json` says of a plugin, as far as it is sound. */
type Static = Pick<
  Draft,
  | 'version'
  | 'description'
  | 'author'
  | 'api'
  | 'entry'
  | 'requires'
  | 'commands'
  | 'hooks'
  | 'aliases'
  | 'document'
  | 'schema'
  | 'problems'
> & { readonly name: string | undefined };

const textIn = (root: Json, key: string): string | undefined => {
  const value = valueAt(root, ['odpm', key]);
  return typeof value === 'string' ? value : undefined;
};

function textsIn(root: Json, key: string): Record<string, string> {
  const value = valueAt(root, ['odpm', key]);
  const entries = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(entries.flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])));
}

function commandsIn(root: Json): FoundPlugin['commands'] {
  const value = valueAt(root, ['odpm', 'commands']);
  const entries = Object.entries(isObject(value) ? value : {});
  const commands = entries.map(([name, said]): [string, PluginCommand] => {
    const summary = valueAt(said, ['summary']);
    const access = valueAt(said, ['access']) === 'read' ? 'read' : 'write';
    return [name, { summary: typeof summary === 'string' ? summary : '', access }];
  });
  return Object.fromEntries(commands);
}

function hooksIn(root: Json): readonly string[] {
  const value = valueAt(root, ['odpm', 'hooks']);
  return isList(value) ? value.filter((id) => typeof id === 'string') : [];
}

const examples = { entry: './index.js', configSchema: './config.schema.json' };

/** A file that the static part names, inside the plugin's folder and through no link. */
async function fileProblems(key: keyof typeof examples, at: At, look: Look): Promise<readonly Problem[]> {
  const said = textIn(at.document.root, key);
  if (said === undefined) return [];
  const { path, shown } = at.folder;
  const [file, named] = [resolve(path, said), join(shown, said)];
  const place = originOf(at.document.origins, `/odpm/${key}`);
  if (!isInside(path, file)) return [say.pathOutside({ path: said, example: examples[key] }, place)];
  const real = await look.real(file);
  if (real === undefined) return [say.entryNotFound({ path: named }, place)];
  if (real !== file) return [say.pathOutside({ path: named, example: undefined }, place)];
  return (await look.stat(file))?.kind === 'file' ? [] : [say.entryNotFound({ path: named }, place)];
}

interface At {
  readonly document: Document;
  readonly folder: PluginFolder;
}

function nameProblems({ document: { root, origins }, folder }: At): readonly Problem[] {
  const said = textIn(root, 'name');
  if (folder.name === undefined || said === undefined || said === folder.name) return [];
  const place = originOf(origins, '/odpm/name');
  return [say.otherName({ said, folder: folder.shown, name: folder.name }, place)];
}

function commandProblems({ document, folder }: At): readonly Problem[] {
  const name = folder.name ?? textIn(document.root, 'name') ?? '';
  const hidden = ownWords.has(name) && Object.keys(commandsIn(document.root)).length > 0;
  return hidden ? [commandHidden({ name }, keyOf(document.origins, '/odpm/commands'))] : [];
}

function rangeProblems({ document: { root, origins } }: At): readonly Problem[] {
  const api = textIn(root, 'api') ?? '*';
  const name = textIn(root, 'name') ?? '';
  const place = originOf(origins, '/odpm/api');
  const ofApi = !isRange(api)
    ? [say.badRange({ pointer: '/odpm/api', example: '>=1.0 <2' }, place)]
    : servedFor(api) === undefined
      ? [say.apiRange({ name, range: api, served }, place)]
      : [];
  const requires = Object.entries(textsIn(root, 'requires'));
  const ofOthers = requires
    .filter(([, range]) => !isRange(range))
    .map(([needed]) => `/odpm/requires/${needed}`)
    .map((pointer) => say.badRange({ pointer, example: '^1.0.0' }, originOf(origins, pointer)));
  return [...ofApi, ...ofOthers];
}

const none: Static = {
  name: undefined,
  version: undefined,
  description: undefined,
  author: undefined,
  api: '',
  entry: '',
  requires: {},
  commands: {},
  hooks: [],
  aliases: {},
  document: undefined,
  schema: undefined,
  problems: [],
};

/** What the document says, whatever is wrong with the rest of it. */
function saidBy({ document, folder: { path, shown } }: At): Omit<Static, 'problems'> {
  const { root } = document;
  const version = valueAt(root, ['version']);
  const schema = textIn(root, 'configSchema');
  const [name, api] = [textIn(root, 'name'), textIn(root, 'api')];
  return {
    name: name !== undefined && isName(name) ? name : undefined,
    version: typeof version === 'string' ? version : undefined,
    description: textIn(root, 'description'),
    author: textIn(root, 'author'),
    api: (api === undefined ? undefined : servedFor(api)) ?? '',
    entry: resolve(path, textIn(root, 'entry') ?? ''),
    requires: textsIn(root, 'requires'),
    commands: commandsIn(root),
    hooks: hooksIn(root),
    aliases: textsIn(root, 'aliases'),
    document,
    schema: schema === undefined ? undefined : { path: resolve(path, schema), shown: join(shown, schema) },
  };
}

async function checkedPart(at: At, look: Look): Promise<Static> {
  const ofShape = schemaProblems(at.document, { validate, thorough });
  const files = await Promise.all([fileProblems('entry', at, look), fileProblems('configSchema', at, look)]);
  const meant = ofShape.some(isError) ? [] : [...rangeProblems(at), ...files.flat()];
  return { ...saidBy(at), problems: [...ofShape, ...nameProblems(at), ...commandProblems(at), ...meant] };
}

/** The static part of a plugin in a folder: the field `odpm` of its `package.json`. Nothing is run. */
export async function staticPart(folder: PluginFolder, look: Look): Promise<Static> {
  const file = join(folder.shown, 'package.json');
  const text = await look.read(join(folder.path, 'package.json'));
  if (!text.ok) return { ...none, problems: text.problems };
  const name = folder.name ?? 'my-plugin';
  if (text.value === undefined)
    return {
      ...none,
      problems: [say.noOdpmField({ file, there: false, name }, folder.at ?? wholeFile(file))],
    };
  const read = readJson(file, text.value);
  if (!read.ok) return { ...none, problems: read.problems };
  const document = read.value;
  if (valueAt(document.root, ['odpm']) === undefined) {
    const place = keyOf(document.origins, '/name');
    return { ...none, problems: [say.noOdpmField({ file, there: true, name }, place)] };
  }
  return checkedPart({ document, folder }, look);
}
