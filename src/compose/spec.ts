import type { JsonObject } from '../base/index.ts';
import { parentOf } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Project } from '../model/index.ts';
import { placeOf } from './located.ts';
import { notCompose } from './problems.ts';

/**
 * Whether a document is what the Compose specification allows; each flaw at the place of the manifest that brought
 * it. The validator is large, and loaded here.
 */
export async function specProblems(document: JsonObject, project: Project): Promise<Problem[]> {
  const { thorough } = await import('./spec.generated.js');
  const validate = thorough();
  if (validate(document)) return [];
  const all = [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
  // What is wrong with a part is said of it, not of all that holds it.
  const deepest = all.filter((pointer) => !all.some((other) => isAbove(pointer, other)));
  return deepest.map((pointer) => {
    const at = placeOf(pointer, project);
    return notCompose({ pointer: at?.pointer ?? pointer }, at);
  });
}

function isAbove(pointer: string, other: string): boolean {
  const above = parentOf(other);
  return above !== undefined && (above === pointer || isAbove(pointer, above));
}
