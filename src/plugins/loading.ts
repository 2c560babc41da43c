import type { Discovery, Extensions } from '../model/index.ts';
import type { Loading } from './live/index.ts';

/**
 * Loads the code of a project's plugins where the user trusts it → everything that it adds. A plugin that cannot be had
 * is a blocked row; nothing here fails.
 */
export const loadPlugins = async (discovery: Discovery, at: Loading): Promise<Extensions> =>
  (await import('./live/index.ts')).loadPlugins(discovery, at);
