import { isList, isObject, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import { valueAt, versionOfLink } from '../model/index.ts';
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

/** A copy of a value of a document in which none shows a secret. */
export function masked(value: Json, origins: Document['origins'], at: Pointer): Json {
  if (isList(value)) return value.map((item, index) => masked(item, origins, `${at}/${index}`));
  if (!isObject(value)) return shownValue(value, origins.get(at), at);
  const members = Object.entries(value).map(([key, member]) => [
    key,
    masked(member, origins, at + pointerTo(key)),
  ]);
  return Object.fromEntries(members) as JsonObject;
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
  const shown = own.length === 0 ? value : masked(value, document.origins, key);
  return {
    segments: segmentsOf(at),
    value: setting.by === 'default' ? value : shownSetting(key, shown, secret),
    origins:
      own.length === 0
        ? [[at, originOfSetting(setting)]]
        : own.map(([pointer, origin]) => [`/user_settings${pointer}`, origin] as const),
  };
}

const link = '/platform/git';

/** What a manifest leaves to its platform: the version of Odoo that the branch says, and the newest day of it. */
function ofPlatform({ root, origins }: Document): { fields: JsonObject; origins: [Pointer, Origin][] } {
  const git = valueAt(root, ['platform', 'git']);
  const branch = typeof git === 'string' ? versionOfLink(git) : undefined;
  const at = origins.get(link);
  const version = valueAt(root, ['odoo_version']) === undefined ? branch : undefined;
  const platform = valueAt(root, ['platform']);
  const dated = isObject(platform) && platform['build_date'] !== undefined;
  return {
    fields: {
      ...(version !== undefined && { odoo_version: version }),
      ...(isObject(platform) && !dated && { platform: { ...platform, build_date: 'latest' } }),
    },
    origins: [
      ...(version !== undefined && at
        ? [['/odoo_version', { ...at, pointer: link }] as [Pointer, Origin]]
        : []),
      ...(dated ? [] : [['/platform/build_date', byDefault] as [Pointer, Origin]]),
    ],
  };
}

/** The fields of the manifest with their defaults, as they are: secrets are among them. */
export function fieldsOf({ document, defaults }: Pick<Holding, 'document' | 'defaults'>): Document {
  const filledUp = absent(document, defaults);
  const left = ofPlatform(document);
  const ofDefaults = Object.keys(filledUp).map((key) => [pointerTo(key), byDefault] as const);
  const origins = new Map([...document.origins, ...left.origins, ...ofDefaults]);
  return { root: { ...(isObject(document.root) && document.root), ...left.fields, ...filledUp }, origins };
}

/**
 * Everything that holds, as one tree in which no value shows a secret: the fields of the manifest with their
 * defaults, every setting under `settings`, and `user_settings`.
 */
export function viewOf({ settings, user, ...manifest }: Holding): Document {
  const fields = fieldsOf(manifest);
  const rows = [
    ...settings.map(ofSetting),
    ...(user ? user.effective().map((setting) => ofUser(setting, user)) : []),
  ];
  const shown = masked(fields.root, fields.origins, '');
  const root = rows.reduce<JsonObject>(
    (tree, { segments, value }) => put(tree, segments, value),
    isObject(shown) ? shown : {},
  );
  return { root, origins: new Map([...fields.origins, ...rows.flatMap((row) => row.origins)]) };
}
