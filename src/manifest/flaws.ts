import type { Flaw, thorough } from './flaws.generated.js';

/** The two validators of one schema: the small one, and what makes the one that tells every flaw. */
export interface Validators {
  readonly validate: (value: unknown) => boolean;
  readonly thorough: typeof thorough;
}

const within = (flaw: Flaw, path: string): boolean =>
  flaw.instancePath === path || flaw.instancePath.startsWith(`${path}/`);

const wrongType = (flaw: Flaw, path: string): boolean =>
  flaw.keyword === 'type' && flaw.instancePath === path;

const typesOf = (flaw: Flaw): readonly string[] => [flaw.params['type']].flat().map(String);

/**
 * The branches of an `anyOf` differ by type. So what is wrong inside the branch whose type fits is what is
 * worth saying; when none fits, one flaw names all the types.
 */
function either(branches: readonly Flaw[], flaw: Flaw): readonly Flaw[] {
  // One of several keys is wanted: the first is the usual one.
  const lacking = branches.every(
    (one) => one.keyword === 'required' && one.instancePath === flaw.instancePath,
  );
  if (lacking) return branches.slice(0, 1);
  const inside = branches.filter((one) => !wrongType(one, flaw.instancePath));
  if (inside.length > 0) return inside;
  const types = [...new Set(branches.flatMap(typesOf))];
  return [{ ...flaw, keyword: 'type', params: { type: types } }];
}

function reduced(flaws: readonly Flaw[]): Flaw[] {
  const kept: Flaw[] = [];
  for (const flaw of flaws) {
    if (flaw.keyword === 'propertyNames') continue;
    if (flaw.keyword !== 'anyOf') {
      kept.push(flaw);
      continue;
    }
    let from = kept.length;
    while (from > 0 && kept[from - 1] !== undefined && within(kept[from - 1] ?? flaw, flaw.instancePath))
      from -= 1;
    const branches = kept.splice(from);
    for (const one of either(branches, flaw)) kept.push(one);
  }
  return kept;
}

const same = ({ instancePath, keyword, params, propertyName }: Flaw): string =>
  JSON.stringify([instancePath, keyword, params, propertyName]);

/** Everything in which a value differs from the schema, once each, without the noise of alternatives. */
export function flawsOf(value: unknown, validators: Validators): readonly Flaw[] {
  if (validators.validate(value)) return [];
  const every = validators.thorough();
  every(value);
  return [...new Map(reduced(every.errors ?? []).map((flaw) => [same(flaw), flaw])).values()];
}
