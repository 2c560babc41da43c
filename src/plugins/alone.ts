import { basename, dirname } from 'node:path';
import { isObject } from '../base/index.ts';
import type { JsonObject } from '../base/index.ts';
import { readJson } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { FoundPlugin, Look } from '../model/index.ts';
import { firstServed } from './api.ts';
import { builtIn } from './built-in.ts';
import { readSchema } from './config-schema.ts';
import { itemsOf } from './items.ts';
import { sectionOf } from './sections.ts';
import { staticPart } from './static.ts';
import type { Draft } from './where.ts';

interface Alone {
  /** Absolute, links followed: a folder with a `package.json`, or one file. */
  readonly path: string;
  /** How the folder of the plugin is shown. */
  readonly shown: string;
  /** What a manifest would configure it with; `undefined`: what its schema has as examples. */
  readonly config: JsonObject | undefined;
  readonly look: Look;
}

const ofNobody = (name: string): Draft => ({ ...builtIn(name, undefined), origin: 'local', problems: [] });

function singleFile({ path, shown }: Alone): Draft {
  const name = basename(path).replace(/\..*$/, '');
  const from = `${shown === '' ? '' : `${shown}/`}${basename(path)}`;
  const root = dirname(path);
  return { ...ofNobody(name), api: firstServed, entry: path, root, from, hooks: undefined };
}

async function inFolder({ path, shown, look }: Alone): Promise<Draft> {
  const part = await staticPart({ path, shown, name: undefined, at: undefined }, look);
  const name = part.name ?? basename(path);
  const from = shown === '' ? basename(path) : shown;
  return { ...ofNobody(name), ...part, name, origin: 'package', root: path, from };
}

/** What has to be configured, as the schema shows it: a plugin by itself has no manifest that says more. */
async function exampleFor({ schema }: Draft, look: Look): Promise<JsonObject> {
  const read = schema && (await readSchema(schema, look));
  const fields = read?.ok === true ? valueAt(read.value.root, ['properties']) : undefined;
  const rows = Object.entries(isObject(fields) ? fields : {}).map(([key, field]) => [
    key,
    valueAt(field, ['examples', 0]),
  ]);
  return Object.fromEntries(rows.filter(([, example]) => example !== undefined)) as JsonObject;
}

/** A plugin by itself, wherever it lies: no manifest names it. */
export async function alone(at: Alone): Promise<FoundPlugin> {
  const { look } = at;
  const isFolder = (await look.stat(at.path))?.kind === 'directory';
  const draft = isFolder ? await inFolder(at) : singleFile(at);
  const config = at.config ?? (await exampleFor(draft, look));
  const manifest = readJson(
    'odpm.json',
    JSON.stringify({ extensions: { config: { [draft.name]: config } } }),
  );
  const document = manifest.ok ? manifest.value : { root: {}, origins: new Map() };
  const where = {
    document,
    folder: at.path,
    look,
    environment: {},
    disabled: [],
    off: false,
    installed: true,
  };
  const section = await sectionOf(draft, where);
  const { document: own, schema, key, place, unread, ...plugin } = draft;
  // That manifest is nobody's file.
  const ofSection = section.problems.map(({ at: nowhere, ...each }) => each);
  const problems = [...draft.problems, ...ofSection];
  const found = { ...plugin, config: section.config, problems, items: [] };
  return { ...found, items: (await itemsOf(found, [found], look)).items };
}
