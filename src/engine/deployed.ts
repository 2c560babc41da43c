import { isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Action, Artifact, Facts, Look, Provided } from '../model/index.ts';

/** A deployer of a plugin. */
export type By = NonNullable<Facts['deployment']['by']>;

/** Who started the stack, when that was a deployer of a plugin: it stops it, too. */
const deployerFile = '.odpm/state/deployer.json';

const textOf = ({ name, plugin }: By): string => `${JSON.stringify({ version: 1, name, plugin })}\n`;

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `undefined`: Docker Compose, or nobody. */
export async function deployedBy(look: Pick<Look, 'read'>): Promise<By | undefined> {
  const text = await look.read(deployerFile);
  const said = text.ok && text.value !== undefined ? parsed(text.value) : undefined;
  if (!isObject(said)) return undefined;
  const { name, plugin } = said;
  return typeof name === 'string' && typeof plugin === 'string' ? { name, plugin } : undefined;
}

/** Has it remembered who starts the stack. */
export async function remembering(
  { name, plugin }: Pick<Provided<'deployers'>, 'name' | 'plugin'>,
  look: Look,
): Promise<readonly Action[]> {
  const before = await deployedBy(look);
  if (plugin === undefined) return before ? [forgetting] : [];
  const same = before?.name === name && before.plugin === plugin;
  return same ? [] : [{ kind: 'write', path: deployerFile, text: textOf({ name, plugin }), mode: 0o644 }];
}

export const forgetting: Action = { kind: 'remove', path: deployerFile };

const beside = '.odpm/generated/docker-compose.yml';

/** The stack of a project as it was deployed. */
export async function artifactAt(project: string, look: Pick<Look, 'stat'>): Promise<Artifact> {
  const location = (await look.stat(beside)) ? beside : 'docker-compose.yml';
  return { kind: 'compose-file', location, project };
}
