import { isAbsolute, normalize } from 'node:path';
import { isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { LinkFault, Mount } from '../model/index.ts';

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** A switch, as the words that Compose takes for one too. */
export const isOn = (value: Json | undefined): boolean =>
  value === true || (typeof value === 'string' && /^(true|yes|on|y)$/i.test(value));

/** Of an object what is said of these keys, in their order. */
const picked = (value: Json | undefined, keys: readonly string[]): JsonObject =>
  isObject(value)
    ? Object.fromEntries(
        keys.flatMap((key): [string, Json][] => (value[key] === undefined ? [] : [[key, value[key]]])),
      )
    : {};

/** What the short form of a port has no words for. */
export const portDetails = (long: JsonObject): JsonObject => picked(long, ['name', 'mode', 'app_protocol']);

/** A port's long form in the words of the short one. */
export function shortPort(long: JsonObject): string {
  const [address, published, target, protocol] = ['host_ip', 'published', 'target', 'protocol'].map((key) =>
    textOf(long[key]),
  );
  const host = address === undefined ? '' : `${address.includes(':') ? `[${address}]` : address}:`;
  const front = address === undefined && published === undefined ? '' : `${host}${published ?? ''}:`;
  return `${front}${target ?? ''}${protocol === undefined ? '' : `/${protocol}`}`;
}

type Fault = LinkFault;
type Kind = Mount['kind'];

/** What Compose takes for a path rather than the name of a volume. */
export const isPath = /^(\/|\.\.?(\/|$)|~(\/|$))/;

export const isRoot = (target: string): boolean => normalize(target) === '/';

export const onRoot: Fault = {
  why: 'its target is the root of the container',
  instead: 'Mount at a folder below it: "./conf:/etc/app".',
};

const isKind = (word: string | undefined): word is Kind =>
  word === 'bind' || word === 'volume' || word === 'tmpfs';

const wrongSource: Readonly<Record<Kind, (source: string | undefined) => Fault | undefined>> = {
  bind: (source) =>
    source === undefined
      ? { why: 'a bind has no source', instead: 'Add "source": "./conf".' }
      : isPath.test(source)
        ? undefined
        : { why: 'its source is not a path', instead: 'Write "./" in front of a path in the project.' },
  volume: (source) =>
    source === undefined || /^[A-Za-z0-9][\w.-]*$/.test(source)
      ? undefined
      : {
          why: 'its source is not the name of a volume',
          instead: 'Write a name, "data", or use "type": "bind" for a path.',
        },
  tmpfs: (source) =>
    source === undefined ? undefined : { why: 'a tmpfs has no source', instead: 'Remove "source".' },
};

const octal = /^[0-7]+$/;

const forms: Readonly<Record<string, (value: Json) => Json>> = {
  create_host_path: isOn,
  nocopy: isOn,
  // Older versions of Compose take no text for it.
  mode: (value) => (typeof value === 'string' && octal.test(value) ? Number.parseInt(value, 8) : value),
};

/** What the long form says of each kind of mount. */
const parts = {
  bind: ['propagation', 'create_host_path', 'selinux'],
  volume: ['nocopy', 'subpath'],
  tmpfs: ['size', 'mode'],
};

function mountDetails(long: JsonObject): JsonObject {
  const said = Object.entries(parts).map(([kind, keys]): [string, Json] => {
    const part = Object.entries(picked(long[kind], keys));
    return [kind, Object.fromEntries(part.map(([key, value]) => [key, forms[key]?.(value) ?? value]))];
  });
  const kept = said.filter(([kind]) => long[kind] !== undefined);
  return { ...picked(long, ['consistency']), ...Object.fromEntries(kept) };
}

/** A mount's long form, or what is wrong with it. Where a relative source lies is left to who reads it. */
export function longMount(long: JsonObject): Mount | Fault {
  const [kind, source, target = ''] = ['type', 'source', 'target'].map((key) => textOf(long[key]));
  if (!isKind(kind))
    return { why: 'its type is not bind, volume or tmpfs', instead: 'Write "type": "bind".' };
  if (!isAbsolute(target))
    return { why: 'its target is not an absolute path', instead: 'Write a path that begins with "/".' };
  const fault = isRoot(target) ? onRoot : wrongSource[kind](source);
  const readOnly = isOn(long['read_only']);
  return fault ?? { kind, source, target: normalize(target), readOnly, details: mountDetails(long) };
}

/** Of a list's item: its long form, or the text of its short one. */
export const written = (value: Json): JsonObject | string =>
  isObject(value) ? value : (textOf(value) ?? '');
