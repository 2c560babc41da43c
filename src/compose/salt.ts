import { join } from 'node:path';
import { digestOf, isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { composeEnv } from '../model/index.ts';
import type { Facts, Look, Project, Service, StepContext } from '../model/index.ts';
import { readOverride } from './override.ts';

/** What a definition does not say of its container. */
export interface Salt {
  /** What reaches containers by file. */
  readonly runtime: string;
  /** The team's override file. */
  readonly override: string;
  /** Service → what its files of variables hold. */
  readonly files: ReadonlyMap<string, string>;
  /** Volume → the folder of this machine that it is, absolute. */
  readonly folders: ReadonlyMap<string, string>;
}

/** What an override means is said by its text and by the variables of `.env` that it may use. */
async function ofOverride(override: string | undefined, look: Look): Promise<string> {
  if (override === undefined) return '';
  const dotenv = await look.read('.env');
  return digestOf(JSON.stringify([override, composeEnv(dotenv.ok ? dotenv.value : undefined)]));
}

const pathOf = (entry: Json): Json | undefined => (isObject(entry) ? entry['path'] : entry);

/** Compose reads them when it makes a container: other variables make another one. */
async function ofFiles({ rest }: Service, look: Look): Promise<string | undefined> {
  const { env_file: said } = rest;
  if (said === undefined) return undefined;
  const paths = (isList(said) ? said : [said]).map(pathOf);
  const digests = await Promise.all(
    paths.map((path) => (typeof path === 'string' ? look.digest(path) : Promise.resolve(undefined))),
  );
  return digestOf(JSON.stringify(digests.map((digest) => digest ?? '')));
}

/** Data of odpm 4 stays where it is. */
function foldersOf({ former }: Partial<Facts>, { folder }: Project): ReadonlyMap<string, string> {
  const data = [
    ['postgres-data', former?.cluster?.folder],
    ['odoo-data', former?.filestore],
  ] as const;
  return new Map(data.flatMap(([name, path]) => (path === undefined ? [] : [[name, join(folder, path)]])));
}

/** Reads what makes containers and stands in no definition. */
export async function saltOf(
  services: ReadonlyMap<string, Service>,
  { facts, look, project }: StepContext,
): Promise<Checked<Salt>> {
  const override = await readOverride(look);
  if (!override.ok) return override;
  const read = await Promise.all(
    [...services].map(async ([name, service]) => [name, await ofFiles(service, look)] as const),
  );
  const files = read.flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest] as const]));
  return good({
    runtime: facts.runtimeDigest ?? '',
    override: await ofOverride(override.value, look),
    files: new Map(files),
    folders: foldersOf(facts, project),
  });
}
