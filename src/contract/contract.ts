import { bad, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Effect } from '../host/index.ts';
import { badExamples } from '../plugins/index.ts';
import { foundChecks } from './check.ts';
import type { ContractCheck } from './check.ts';
import { liveChecks, rowsOf } from './checks.ts';
import type { At } from './checks.ts';
import * as say from './problems.ts';
import type { Setting } from './project.ts';
import { workingIn } from './tested.ts';
import type { Tested } from './tested.ts';

interface Given {
  readonly setting: Pick<Setting, 'host' | 'place' | 'loaded'>;
  /** All plugins of the project, in the order of loading. */
  readonly tested: readonly Tested[];
  /** Those that are checked. */
  readonly names: readonly string[];
}

async function checksOf(
  one: Tested,
  at: At,
  loading: readonly (readonly [string, Problem])[],
): Promise<readonly ContractCheck[]> {
  const { found } = one;
  const rows = await rowsOf(at);
  const ofRow = rows.get(found.name) ?? [];
  const live = at.whole.extensions.loaded.includes(found.name);
  const examples = found.origin === 'built-in' ? [] : await badExamples(found, at.setting.place.look);
  const ofLoad = loading.flatMap(([name, each]) => (name === found.name ? [each] : []));
  // What was refused throws, and that is no news.
  const refused = ofLoad.length > 0 ? ofLoad : live ? found.problems.filter(isError) : ofRow;
  const problems = [...refused, ...examples];
  const known = foundChecks(found, { problems, live });
  return live ? [...known, ...(await liveChecks(one, at, ofRow))] : known;
}

const whileLoaded = ({ plugin, what }: Effect): readonly [string, Problem] => [
  plugin,
  say.effects({ plugin, what, doing: 'it was loaded and set up' }),
];

/** Loads plugins and asks all of them that has no effects, twice; whatever they do to the machine is refused meanwhile. */
export async function contractOf({
  setting,
  tested,
  names,
}: Given): Promise<Checked<readonly ContractCheck[]>> {
  const effects = await setting.host.plugins.recordEffects();
  const working = await workingIn(setting, tested);
  const loading = effects.taken().map(whileLoaded);
  if (!working.ok) {
    effects.end();
    return bad(...working.problems);
  }
  const at = { setting, tested, effects, whole: working.value };
  const checks: ContractCheck[] = [];
  for (const one of tested.filter(({ found }) => names.includes(found.name)))
    checks.push(...(await checksOf(one, at, loading)));
  effects.end();
  return good(checks);
}

/** Loads plugins → what keeps the last of them from being used; nothing when its code is there. */
export async function refusalOf({
  setting,
  tested,
}: Omit<Given, 'names'>): Promise<readonly Problem[] | undefined> {
  const working = await workingIn(setting, tested);
  if (!working.ok) return working.problems;
  const name = tested.at(-1)?.found.name ?? '';
  if (working.value.extensions.loaded.includes(name)) return undefined;
  return (await rowsOf({ setting, tested, whole: working.value })).get(name) ?? [];
}
