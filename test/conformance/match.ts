import { isList, isObject, spelled } from '../../src/base/index.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';

/** Whether a value is what is wanted: itself, or what a matcher (`{"$has": "text"}`) asks of it. */
export function matches(wanted: Json, found: Json | undefined): boolean {
  if (!isObject(wanted)) return JSON.stringify(wanted) === JSON.stringify(found);
  const said = typeof found === 'string' ? found : JSON.stringify(found ?? null);
  if ('$any' in wanted) return found !== undefined;
  if ('$absent' in wanted) return found === undefined;
  if ('$has' in wanted) return found !== undefined && said.includes(spelled(wanted['$has'] ?? ''));
  if ('$match' in wanted)
    return found !== undefined && new RegExp(spelled(wanted['$match'] ?? '')).test(said);
  if ('$any_of' in wanted) return (wanted['$any_of'] as readonly Json[]).some((one) => matches(one, found));
  return isObject(found) && unlike(wanted, found).length === 0;
}

/** The members in which two objects differ, in words; a matcher in the wanted one decides for itself. */
export function unlike(wanted: JsonObject, found: JsonObject): string[] {
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  return keys.flatMap((key) => {
    const [one, other] = [wanted[key], found[key]];
    const same = one === undefined ? other === undefined : matches(one, other);
    return same ? [] : [`${key}: ${JSON.stringify(other)} instead of ${JSON.stringify(one)}`];
  });
}

/** The value at a pointer. */
export function at(root: Json | undefined, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((value, key) => {
      if (isList(value)) return value[Number(key)];
      return isObject(value) ? value[key] : undefined;
    }, root);
}
