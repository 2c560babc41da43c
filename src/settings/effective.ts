import type { Json } from '../base/index.ts';
import type { Effective, Settings, Variable } from '../model/index.ts';
import { isYes, rules } from './values.ts';
import type { Rule } from './values.ts';

const typed = (value: string, { type }: Rule): Json =>
  type === 'boolean' ? isYes(value) : type === 'integer' && /^\d+$/.test(value) ? Number(value) : value;

/**
 * Every setting that odpm knows, with the value that holds and what decided. An empty value is one that is not set, and
 * so is that of a file for what only the process may set.
 */
export const effectiveSettings = (said: Settings['said']): readonly Effective[] =>
  rules.map(([key, rule]): Effective => {
    const counts = ({ value, at }: Variable): boolean => value.trim() !== '' && !(rule.process && at);
    const found = said(key).find(counts);
    const secret = rule.secret && { secret: rule.secret };
    if (!found) return { key, value: rule.default, by: 'default', ...secret };
    const { value, by, at } = found;
    return { key, value: typed(value, rule), by, ...(at && { at }), ...secret };
  });
