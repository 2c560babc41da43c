import { isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Look } from '../model/index.ts';

/** Where odpm remembers which plugins a project ran with. */
export const ranFile = '.odpm/state/plugins.json';

/** Whether code of a plugin has run for this project; where the file cannot be read, nobody knows of any. */
export async function ranHere(plugin: string, look: Pick<Look, 'read'>): Promise<boolean> {
  const text = await look.read(ranFile);
  try {
    const kept = JSON.parse((text.ok ? text.value : undefined) ?? '{}') as Json;
    const plugins = isObject(kept) ? kept['plugins'] : undefined;
    return isObject(plugins) && Object.hasOwn(plugins, plugin);
  } catch {
    return false;
  }
}
