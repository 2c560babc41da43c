import { isList } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import { bodiesOf, isOpen } from './entries.ts';
import type { Segments } from './entries.ts';
import * as say from './service-problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Lists in which the Compose specification has nothing twice; in others a repeat changes nothing. */
const unique = [
  ...['depends_on', 'networks', 'security_opt', 'group_add', 'extra_hosts'],
  ...['cap_add', 'cap_drop', 'expose', 'dns', 'tmpfs', 'profiles'],
];
const ways: readonly Segments[] = [[], ['append'], ['replace']];

function repeatsIn(reading: Reading, list: readonly Json[], at: Segments): Problem[] {
  const first = new Map<Json, number>();
  return list.flatMap((value, index) => {
    const before = first.get(value);
    first.set(value, before ?? index);
    if (before === undefined || isOpen(reading, { value, at: [...at, index] })) return [];
    const { subject, origin, giver } = placeOf(reading, ...at, index);
    return [say.repeated({ pointer: subject }, origin, placeOf(reading, ...at, before).origin, giver?.at)];
  });
}

/** Entries that stand twice in a list where that is not Compose. */
export const repeats = (reading: Reading): Problem[] =>
  bodiesOf(reading).flatMap((body) =>
    unique
      .filter((key) => Object.hasOwn(body.value, key))
      .flatMap((key) =>
        ways.flatMap((way) => {
          const list = valueAt(body.value, [key, ...way]);
          return isList(list) ? repeatsIn(reading, list, [...body.at, key, ...way]) : [];
        }),
      ),
  );
