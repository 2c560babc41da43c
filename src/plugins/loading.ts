import type { Discovery, Extensions, Look } from '../model/index.ts';
import type { Loading } from './live/index.ts';

/**
 * Loads the code of a project's plugins where the user trusts it → everything that it adds. A plugin that cannot be had
 * is a blocked row; nothing here fails.
 */
export const loadPlugins = async (discovery: Discovery, at: Loading): Promise<Extensions> =>
  (await import('./live/index.ts')).loadPlugins(discovery, at);

/** Whether code of a plugin has run for this project; where nobody can read that, of none. */
export async function ranHere(plugin: string, look: Look): Promise<boolean> {
  const { ranBefore } = await import('./live/index.ts');
  const ran = await ranBefore(look);
  return ran.ok && Object.hasOwn(ran.value, plugin);
}
