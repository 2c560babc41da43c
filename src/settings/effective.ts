import type { Effective, Settings } from '../model/index.ts';
import { keys } from './keys.generated.ts';

interface Rule {
  readonly default?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly pattern?: string;
  readonly secret?: true;
}

const rules: readonly (readonly [string, Rule])[] = Object.entries(keys);

/** Every setting that odpm knows, with the value that holds and what decided. An empty value is one that is not set. */
export const effectiveSettings = (said: Settings['said']): readonly Effective[] =>
  rules.map(([key, rule]): Effective => {
    const found = said(key).find(({ value }) => value.trim() !== '');
    const secret = rule.secret && { secret: rule.secret };
    if (!found) return { key, value: rule.default, by: 'default', ...secret };
    const { value, by, at } = found;
    const number = rule.minimum !== undefined && /^\d+$/.test(value);
    return { key, value: number ? Number(value) : value, by, ...(at && { at }), ...secret };
  });
