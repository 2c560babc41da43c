import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { FoundPlugin } from '../model/index.ts';
import * as say from './problems.ts';

/** One thing that a plugin has to keep to. */
export interface ContractCheck {
  readonly plugin: string;
  /** `code`, `step mailpit.step`. */
  readonly check: string;
  readonly ok: boolean;
  /** What is wrong: nothing when it is ok. */
  readonly problems: readonly Problem[];
}

export const checkOf = (
  { name }: FoundPlugin,
  check: string,
  problems: readonly Problem[],
): ContractCheck => ({ plugin: name, check, ok: problems.length === 0, problems });

const groups: Readonly<Record<string, string>> = {
  'plugins/api-range': 'api',
  'plugins/bad-range': 'api',
  'plugins/bad-config': 'configuration',
  'plugins/bad-config-schema': 'configuration',
  'plugins/bad-example': 'configuration',
  'plugins/bad-name': 'names',
  'plugins/other-name': 'names',
  'plugins/two-of-one-name': 'names',
  'plugins/duplicate-id': 'names',
  'plugins/not-declared': 'declared parts',
  'plugins/bad-alias': 'declared parts',
};

/** By itself a plugin is configured as its schema shows it. */
const told = (each: Problem): Problem =>
  each.code === 'plugins/bad-config' && each.at === undefined && each.message.includes(' is missing')
    ? say.noExample({ what: each.message })
    : each;

interface Known {
  /** What keeps it from being loaded, and what else is wrong before anything of it is asked. */
  readonly problems: readonly Problem[];
  /** Its code is there. */
  readonly live: boolean;
}

/** What is known of a plugin without asking it anything. */
export function foundChecks(found: FoundPlugin, { problems, live }: Known): readonly ContractCheck[] {
  const ofFiles = new Set(found.problems);
  const groupOf = (each: Problem): string =>
    groups[each.code] ?? (ofFiles.has(each) ? 'static part' : 'code');
  const check = (name: string): ContractCheck =>
    checkOf(found, name, problems.filter((each) => groupOf(each) === name).map(told));
  const described = found.origin !== 'built-in' && found.hooks !== undefined;
  const read = live || !found.problems.some(isError);
  return [
    ...(described ? ['static part', 'api', 'configuration'] : []),
    'names',
    ...(read ? ['code', 'declared parts'] : []),
  ].map(check);
}
