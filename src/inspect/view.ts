import { isList, isObject, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import type { Document, Effective, Origin, UserSettings } from '../model/index.ts';
import { shownSetting, shownValue } from './hidden.ts';

/** What holds in a project under one scenario. */
export interface Holding {
  /** The effective manifest, references filled in as far as they can be. */
  readonly document: Document;
  /** What a field means that is not there. */
  readonly defaults: JsonObject;
  readonly settings: readonly Effective[];
  readonly user: UserSettings | undefined;
}

const nowhere = { file: '', line: 0, column: 0, length: 0, text: undefined };
const byDefault: Origin = { ...nowhere, by: 'default' };

/** A copy in which no value shows a secret. */
function masked({ root, origins }: Document): Json {
  const walk = (value: Json, at: Pointer): Json => {
    if (isList(value)) return value.map((item, index) => walk(item, `${at}/${index}`));
    if (!isObject(value)) return shownValue(value, origins.get(at));
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, walk(member, at + pointerTo(key))]),
    );
  };
  return walk(root, '');
}

const absent = ({ root }: Document, defaults: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(defaults).filter(([key]) => !isObject(root) || !Object.hasOwn(root, key)),
  );

const put = (tree: JsonObject, [first = '', ...rest]: readonly string[], value: Json): JsonObject => {
  const below = tree[first];
  return { ...tree, [first]: rest.length === 0 ? value : put(isObject(below) ? below : {}, rest, value) };
};

interface Row {
  readonly segments: readonly string[];
  readonly value: Json;
  readonly origins: readonly (readonly [Pointer, Origin])[];
}

const originOfSetting = ({ by, at }: Effective): Origin => ({ ...nowhere, ...at, by });

function ofSetting(setting: Effective): Row {
  const { key, value = null, by, secret = false } = setting;
  const segments = ['settings', key];
  return {
    segments,
    value: by === 'default' ? value : shownSetting(key, value, secret),
    origins: [[pointerTo(...segments), originOfSetting(setting)]],
  };
}

function ofUser(setting: Effective, { document }: UserSettings): Row {
  const { key, value = null, secret = false } = setting;
  const own = [...document.origins].filter(([at]) => at === key || at.startsWith(`${key}/`));
  const at = `/user_settings${key}`;
  const shown = own.length === 0 ? value : masked({ root: value, origins: below(own, key) });
  return {
    segments: segmentsOf(at),
    value: setting.by === 'default' ? value : shownSetting(key, shown, secret),
    origins:
      own.length === 0
        ? [[at, originOfSetting(setting)]]
        : own.map(([pointer, origin]) => [`/user_settings${pointer}`, origin] as const),
  };
}

const below = (origins: readonly (readonly [Pointer, Origin])[], key: Pointer): Map<Pointer, Origin> =>
  new Map(origins.map(([at, origin]) => [at.slice(key.length), origin]));

/**
 * Everything that holds, as one tree in which no value shows a secret: the fields of the manifest with their
 * defaults, every setting under `settings`, and `user_settings`.
 */
export function viewOf({ document, defaults, settings, user }: Holding): Document {
  const filledUp = absent(document, defaults);
  const rows = [
    ...settings.map(ofSetting),
    ...(user ? user.effective().map((setting) => ofUser(setting, user)) : []),
  ];
  const manifest = masked(document);
  const root = rows.reduce<JsonObject>((tree, { segments, value }) => put(tree, segments, value), {
    ...(isObject(manifest) ? manifest : {}),
    ...filledUp,
  });
  const ofDefaults = Object.keys(filledUp).map((key) => [pointerTo(key), byDefault] as const);
  const origins = [...document.origins, ...ofDefaults, ...rows.flatMap((row) => row.origins)];
  return { root, origins: new Map(origins) };
}
