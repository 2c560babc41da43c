import type { Problem } from '../diagnostics/index.ts';
import type { Settings, Variable, Variables } from '../model/index.ts';
import { keys } from './keys.generated.ts';
import * as say from './problems.ts';

export type Key = keyof typeof keys;

/** What a setting may hold. */
export interface Rule {
  /** `undefined`: text. */
  readonly type?: 'integer' | 'boolean';
  readonly enum?: readonly string[];
  /** The pattern in words. */
  readonly rule?: string;
  readonly pattern?: string;
  readonly example?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  readonly secret?: true;
  readonly process?: true;
}

export const isYes = (text: string): boolean => /^(1|true|yes|on)$/i.test(text);
const isNo = (text: string): boolean => /^(0|false|no|off)$/i.test(text);

const outsideOf = ({ at }: Variable): { outside: boolean } => ({ outside: at === undefined });

function outOfRange(key: string, { minimum = 0, maximum = 0, ...rule }: Rule, said: Variable) {
  const { value, at } = said;
  const number = /^[0-9]{1,5}$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number >= minimum && number <= maximum) return undefined;
  return say.outOfRange(
    { key, ...outsideOf(said), least: minimum, most: maximum, standard: String(rule.default) },
    at,
  );
}

function unfit(key: string, { pattern, rule = '', example = '' }: Rule, said: Variable) {
  const { value, at } = said;
  if (pattern === undefined || new RegExp(pattern).test(value)) return undefined;
  return say.unfit({ key, ...outsideOf(said), rule, example }, at);
}

function wrong(key: string, rule: Rule, said: Variable): Problem | undefined {
  const { value, by, at } = said;
  if (rule.enum && by === '--scenario' && !rule.enum.includes(value))
    return say.noScenario({ word: value, known: rule.enum });
  if (rule.enum && !rule.enum.includes(value))
    return say.unknownValue({ key, ...outsideOf(said), allowed: rule.enum }, at);
  if (rule.type === 'integer') return outOfRange(key, rule, said);
  if (rule.type === 'boolean')
    return isYes(value) || isNo(value) ? undefined : say.notYesNo({ key, ...outsideOf(said) }, at);
  return unfit(key, rule, said);
}

export const rules: readonly (readonly [string, Rule])[] = Object.entries(keys);

/** What holds of a setting: of several layers the first that says something. An empty value is one that is not set. */
export const settingOf = (key: string, said: Settings['said']): Variable | undefined =>
  said(key).find(({ value }) => value.trim() !== '');

/** What is wrong with values, each at its place. */
export const valueProblems = (said: Settings['said']): Problem[] =>
  rules.flatMap(([key, rule]) => {
    const found = settingOf(key, said);
    const problem = found && !rule.process ? wrong(key, rule, found) : undefined;
    return problem ? [problem] : [];
  });

/** Values that keep to their rules, or else their defaults. */
export const readerOf = (said: Settings['said']) => {
  const sound = (key: Key): string | undefined => {
    const found = settingOf(key, said);
    const rule: Rule = keys[key];
    return found && !wrong(key, rule, found) ? found.value : undefined;
  };
  return {
    text: sound,
    number: (key: 'ODOO_PORT' | 'GEVENT_PORT' | 'POSTGRES_PORT' | 'DEBUGGER_PORT' | 'ODPM_JOBS'): number =>
      Number(sound(key) ?? keys[key].default),
    yes: (key: Key): boolean => isYes(sound(key) ?? ''),
  };
};

/** Folder of clones, as it is written. */
export function projectsFolder(variables: Variables): string {
  const said = variables('ODOO_PROJECTS_DIR')?.value.trim() ?? '';
  return said === '' ? keys.ODOO_PROJECTS_DIR.default : said;
}
