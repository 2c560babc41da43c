import { isObject, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import { isLimit } from './docker-words.ts';
import { bodiesOf, isOpen } from './entries.ts';
import * as say from './service-problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** -1 is no limit at all. */
function numberOf(value: Json | undefined): number {
  const limit = Number(value);
  return limit === -1 ? Infinity : limit;
}

const crossed = (limit: Json): boolean =>
  isObject(limit) && numberOf(limit['soft']) > numberOf(limit['hard']);

/** Limits of processes that Linux does not know, or whose lower one is the higher. */
export const limitProblems = (reading: Reading): Problem[] =>
  bodiesOf(reading).flatMap(({ value, at }) => {
    const limits = valueAt(value, ['ulimits']);
    return Object.entries(isObject(limits) ? limits : {}).flatMap(([name, limit]) => {
      const path = [...at, 'ulimits', name];
      if (!isLimit(name)) {
        const key = keyOf(reading.document.origins, pointerTo(...path));
        const facts = { pointer: key?.pointer ?? pointerTo(...path), why: 'is not a limit of Linux' };
        return [say.badForm({ ...facts, instead: 'Write one of nofile, nproc, memlock, core.' }, key)];
      }
      if (!crossed(limit) || isOpen(reading, { value: limit, at: path })) return [];
      const { subject, origin, giver } = placeOf(reading, ...path, 'soft');
      const facts = { pointer: subject, why: 'is higher than the hard limit' };
      return [say.badForm({ ...facts, instead: 'Write what "hard" has, or less.' }, origin, giver?.at)];
    });
  });
