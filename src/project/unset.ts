import { isList } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import { patchBodies } from './entries.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import * as say from './service-problems.ts';

/** What patches say of variables that are to go: names in a list. */
export const unsetProblems = (reading: Reading): Problem[] =>
  patchBodies(reading).flatMap(({ value, at }) => {
    const unset = valueAt(value, ['environment', 'unset']);
    const path = [...at, 'environment', 'unset'];
    if (typeof unset === 'string') {
      const { pointer, origin } = placeOf(reading, ...path);
      return [say.unsetAsText({ pointer }, origin)];
    }
    return (isList(unset) ? unset : []).flatMap((name, index) => {
      const { subject, origin, giver, open } = placeOf(reading, ...path, index);
      if (open || (typeof name === 'string' && /^[^=\s]+$/.test(name))) return [];
      return [say.noName({ pointer: subject }, origin, giver?.at)];
    });
  });
