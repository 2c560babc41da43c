import type { Problem } from '../diagnostics/index.ts';
import type { Scenario } from '../model/index.ts';

/** What is wrong with a manifest as some scenarios see it. */
interface Found {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly Problem[];
}

/** `the scenario ci`, `the scenarios server and ci`. */
export const scenariosNamed = (names: readonly string[]): string =>
  `the scenario${names.length > 1 ? 's' : ''} ${names.join(' and ')}`;

const inOwnPart = ({ at }: Problem): boolean => at?.pointer?.startsWith('/scenarios/') ?? false;

/** What several scenarios have at one place, once; where others do not have it, with the names of those that do. */
export function onceEach(found: readonly Found[]): Problem[] {
  const all = found.flatMap(({ scenarios }) => scenarios).length;
  const seen = new Map<string, { readonly problem: Problem; readonly scenarios: Scenario[] }>();
  for (const { scenarios, problems } of found)
    for (const problem of problems) {
      const { code, message, at } = problem;
      const key = `${code} ${message} ${at?.file ?? ''}:${at?.line ?? 0}:${at?.column ?? 0}`;
      const before = seen.get(key) ?? { problem, scenarios: [] };
      before.scenarios.push(...scenarios.filter((each) => !before.scenarios.includes(each)));
      seen.set(key, before);
    }
  return [...seen.values()].map(({ problem, scenarios }) =>
    scenarios.length === all || inOwnPart(problem)
      ? problem
      : { ...problem, message: `${problem.message}, in ${scenariosNamed(scenarios)}` },
  );
}
