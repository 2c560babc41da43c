import type { Problem } from '../diagnostics/index.ts';
import type { Variable, Variables } from '../model/index.ts';
import { keys } from './keys.generated.ts';
import * as say from './problems.ts';

type Key = keyof typeof keys;

/** Reads settings by their table, and keeps what is wrong with them. */
export interface Reader {
  text(key: Key): string | undefined;
  number(key: 'ODOO_PORT' | 'GEVENT_PORT' | 'POSTGRES_PORT'): number;
  readonly problems: readonly Problem[];
}

interface Rule {
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly default?: string | number;
  readonly examples?: readonly string[];
}

function wrong(key: Key, { value, at }: Variable): Problem | undefined {
  const rule: Rule = keys[key];
  if (rule.enum && !rule.enum.includes(value)) return say.unknownValue({ key, allowed: rule.enum }, at);
  if (rule.pattern === undefined || new RegExp(rule.pattern).test(value)) return undefined;
  return say.unfit({ key, example: String(rule.examples?.[0] ?? rule.default) }, at);
}

/** An empty value is one that is not set. */
export function readerOf(variables: Variables): Reader {
  const problems: Problem[] = [];
  const setting = (key: Key): Variable | undefined => {
    const found = variables(key);
    return found?.value.trim() === '' ? undefined : found;
  };
  return {
    problems,
    text(key) {
      const found = setting(key);
      const problem = found && wrong(key, found);
      if (problem) problems.push(problem);
      return found && !problem ? found.value : undefined;
    },
    number(key) {
      const { minimum: least, maximum: most, default: standard } = keys[key];
      const found = setting(key);
      const value = /^[0-9]{1,5}$/.test(found?.value ?? '') ? Number(found?.value) : undefined;
      if (!found || (value !== undefined && value >= least && value <= most)) return value ?? standard;
      problems.push(say.outOfRange({ key, least, most, standard: String(standard) }, found.at));
      return standard;
    },
  };
}
