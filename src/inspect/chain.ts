import { parentOf, segmentsOf } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { originOf } from '../model/index.ts';
import type { Document, Filling, Origin, Settings } from '../model/index.ts';
import { shownText } from './hidden.ts';

/** One of the things that made a value what it is. */
export interface Cause {
  /** `written`, `replaces`, `variable`, `service`, `default`, `not set`, `later`, `part`, `set`, `loses`. */
  readonly what: string;
  readonly says: string;
  /** Without a line: nothing in a file. */
  readonly at?: Span;
}

const placed = (at: Span | undefined) => (at && at.line > 0 ? { at } : {});

/** The scenario in whose part of the manifest a text stands. */
function scenarioOf({ pointer = '' }: Origin): string | undefined {
  const [first, scenario] = segmentsOf(pointer);
  return first === 'scenarios' && scenario !== undefined ? `scenario ${scenario}` : undefined;
}

function described(origin: Origin, pointer: Pointer): string {
  const scenario = scenarioOf(origin);
  return `${scenario === undefined ? '' : `${scenario}: `}${origin.pointer ?? pointer}`;
}

const layers = (name: string, said: Settings['said']): Cause[] =>
  said(name)
    .slice(1)
    .map(({ by, at }) => ({ what: 'loses', says: `${name} of ${by}`, ...placed(at) }));

function filling({ name, by, at }: Filling, said: Settings['said']): Cause[] {
  if (by === undefined) return [{ what: 'default', says: `of the text, as ${name} has no value` }];
  if (name.startsWith('@')) return [{ what: 'service', says: `\${${name}} is ${by} in the Compose file` }];
  return [{ what: 'variable', says: `${name} of ${by}`, ...placed(at) }, ...layers(name, said)];
}

function replaced({ over }: Origin, pointer: Pointer): Cause[] {
  return over
    ? [{ what: 'replaces', says: described(over, pointer), at: over }, ...replaced(over, pointer)]
    : [];
}

/** What differs from how the whole was made, in one line. */
function ofPart(origin: Origin, whole: Origin): string {
  const scenario = scenarioOf(origin);
  const filled = (origin.filled ?? []).map(({ name, by }) =>
    by === undefined
      ? `default, as ${name} has no value`
      : name.startsWith('@')
        ? `\${${name}}`
        : `variable ${name} of ${by}`,
  );
  return [
    ...(scenario === undefined || scenario === scenarioOf(whole) ? [] : [scenario]),
    ...filled,
    ...(origin.open ?? []).map((name) => `${name} is not set`),
    ...(origin.later ?? []),
  ].join(', ');
}

/** The parts of an object or list that were made otherwise than the whole. */
const partsOf = ({ origins }: Document, pointer: Pointer, whole: Origin): Cause[] =>
  [...origins].flatMap(([at, origin]) => {
    const made = at.startsWith(`${pointer}/`) ? ofPart(origin, whole) : '';
    return made === ''
      ? []
      : [{ what: 'part', says: `${at.slice(pointer.length)}: ${made}`, ...placed(origin) }];
  });

function ofText(origin: Origin, pointer: Pointer, said: Settings['said']): Cause[] {
  return [
    { what: 'written', says: described(origin, pointer), at: origin },
    ...replaced(origin, pointer),
    ...(origin.filled ?? []).flatMap((each) => filling(each, said)),
    ...(origin.open ?? []).map((name) => ({ what: 'not set', says: `the variable ${name}` })),
    ...(origin.later ?? []).map((written) => ({ what: 'later', says: written })),
  ];
}

function ofSetting(key: string, origin: Origin, said: Settings['said']): Cause[] {
  const rows = said(key).map(({ value, by, at }): Cause => {
    const shown = shownText(key, value);
    const empty = value.trim() === '';
    const won = by === origin.by && !empty;
    const says = empty ? `by ${by}, empty: as if not set` : `by ${by}: ${shown}`;
    return { what: won ? 'set' : 'loses', says, ...placed(at) };
  });
  return origin.by === 'default' ? [...rows, { what: 'default', says: 'of odpm' }] : rows;
}

/** Those of all settings, or of all user settings, that somebody has set. */
const ofSettings = ({ origins }: Document, pointer: Pointer): Cause[] => {
  const said = [...origins].filter(([at, { by }]) => parentOf(at) === pointer && by !== 'default');
  return [
    ...said.map(([at, origin]) => ({
      what: 'part',
      says: `${at.slice(pointer.length)}: by ${origin.by}`,
      ...placed(origin),
    })),
    { what: 'default', says: said.length > 0 ? 'of odpm, for all others' : 'of odpm' },
  ];
};

/** What made the value at a pointer what it is, in the order of its making; `said` tells what lost. */
export function causesOf(document: Document, pointer: Pointer, said: Settings['said']): Cause[] {
  const [first, key] = segmentsOf(pointer);
  if (key === undefined && (first === 'settings' || first === 'user_settings'))
    return ofSettings(document, pointer);
  const origin = originOf(document.origins, pointer);
  if (!origin) return [];
  if (first === 'settings' && key !== undefined) return ofSetting(key, origin, said);
  if (origin.by === 'default' || origin.line === 0) return [{ what: 'default', says: 'of odpm' }];
  return [...ofText(origin, pointer, said), ...partsOf(document, pointer, origin)];
}
