import { spelled } from './reference.ts';
import type { OwnReference, Reference, Template } from './reference.ts';
import type { Variables } from './settings.ts';

export interface Unset {
  readonly name: string;
  /** What the author of `${NAME:?message}` says of it, as it is written: what its variables hold may be secret. */
  readonly demand?: string;
}

/** Where the values of references come from. */
export interface Values {
  readonly variables: Variables;
  /** The name that Compose knows a service by. */
  readonly physical: (service: string) => string;
  /** The folder of a service source; `undefined`: it is not known yet. */
  readonly source?: (name: string) => string | undefined;
}

export interface Filled {
  readonly text: string;
  readonly unset: readonly Unset[];
  /** The variables that were used, in order. */
  readonly used: readonly string[];
  /** The variables without a value for which the word behind them was used. */
  readonly fallen: readonly string[];
  /** The services whose names were used, as they are written. */
  readonly services: readonly string[];
  /** What only a later moment knows, as it is written in the text. */
  readonly later: readonly OwnReference[];
}

const nothing: Filled = { text: '', unset: [], used: [], fallen: [], services: [], later: [] };

function withoutValue({ name, operator, word }: Reference, values: Values): Filled {
  const kind = operator?.at(-1);
  if (kind === '+') return nothing;
  if (kind === '-') {
    const filled = fill(word, values);
    return { ...filled, fallen: [name, ...filled.fallen] };
  }
  const demand = kind === '?' ? { demand: spelled(word) } : {};
  return { ...nothing, unset: [{ name, ...demand }] };
}

function ownOne(found: OwnReference, { physical, source }: Values): Filled {
  const { of, name, written } = found;
  if (of === 'service') return { ...nothing, text: physical(name), services: [name] };
  const folder = of === 'source' ? source?.(name) : undefined;
  return folder === undefined ? { ...nothing, text: written, later: [found] } : { ...nothing, text: folder };
}

/** The forms with a colon take an empty value for none. */
function fillOne(found: Reference, values: Values): Filled {
  const { name, operator = '', word } = found;
  const value = values.variables(name)?.value;
  if (value === undefined || (operator.startsWith(':') && value === '')) return withoutValue(found, values);
  return operator.endsWith('+') ? fill(word, values) : { ...nothing, text: value, used: [name] };
}

/** Puts values in. What they bring is never scanned again; a word is evaluated only when it is used. */
export function fill(parsed: Template, values: Values): Filled {
  const filled = parsed.map((part) =>
    typeof part === 'string'
      ? { ...nothing, text: part }
      : 'of' in part
        ? ownOne(part, values)
        : fillOne(part, values),
  );
  return {
    text: filled.map(({ text }) => text).join(''),
    unset: filled.flatMap(({ unset }) => unset),
    used: filled.flatMap(({ used }) => used),
    fallen: filled.flatMap(({ fallen }) => fallen),
    services: filled.flatMap(({ services }) => services),
    later: filled.flatMap(({ later }) => later),
  };
}
