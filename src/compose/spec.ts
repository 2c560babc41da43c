import type { JsonObject } from '../base/index.ts';
import { parentOf } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { placeOf, pluginsOf } from './located.ts';
import type { Sources } from './located.ts';
import { notCompose, pluginNotCompose } from './problems.ts';

/**
 * Whether a document is what the Compose specification allows; each flaw at the place of the manifest that brought
 * it. The validator is large, and loaded here.
 */
export async function specProblems(document: JsonObject, sources: Sources): Promise<Problem[]> {
  const { project } = sources;
  const { thorough } = await import('./spec.generated.js');
  const validate = thorough();
  if (validate(document)) return [];
  const all = [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
  // What is wrong with a part is said of it, not of all that holds it.
  const deepest = all.filter((pointer) => !all.some((other) => isAbove(pointer, other)));
  return deepest.map((pointer) => {
    const at = placeOf(pointer, project);
    const by = pluginsOf(pointer, sources);
    if (by.length > 0) return pluginNotCompose({ pointer, by });
    return notCompose({ pointer: at?.pointer ?? pointer }, at);
  });
}

function isAbove(pointer: string, other: string): boolean {
  const above = parentOf(other);
  return above !== undefined && (above === pointer || isAbove(pointer, above));
}
