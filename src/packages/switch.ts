import { join } from 'node:path';
import { closest, isList } from '../base/index.ts';
import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { readJson, withMember, withoutMember } from '../manifest/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import { noSuchPlugin, offForAll, survey } from '../plugins/index.ts';
import { rewrite, whileHeld } from '../run/index.ts';
import type { Source } from './source.ts';

const file = 'user_settings.json';

interface Settings {
  /** `undefined`: there is no such file yet. */
  readonly text: string | undefined;
  readonly disabled: readonly string[];
}

async function settingsOf({ place: { look } }: Source): Promise<Checked<Settings>> {
  const text = await look.read(file);
  if (!text.ok) return text;
  const said = text.value;
  if (said === undefined) return good({ text: undefined, disabled: [] });
  return andThen(readJson(file, said, { secret: true }), ({ root }) => {
    const disabled = valueAt(root, ['disabled_plugins']);
    return good({ text: said, disabled: isList(disabled) ? disabled.map(String) : [] });
  });
}

/** The file with other names in it; without any the key goes, and a file that is not there is made. */
function withNames({ text }: Settings, names: readonly string[]): string {
  const key = ['disabled_plugins'];
  if (names.length === 0) return withoutMember(text ?? '{}', key);
  return text === undefined
    ? `{\n  "disabled_plugins": ${JSON.stringify(names)}\n}\n`
    : withMember(text, key, [...names]);
}

interface Switching {
  /** Of the plugin. */
  readonly name: string;
  readonly on: boolean;
}

/** Whether there is such a plugin, and whether the user's own word decides. */
async function checkedName(
  { name, on }: Switching,
  source: Source,
  { disabled }: Settings,
): Promise<Checked<void>> {
  const { document, place } = source;
  const where = { document, ...place, environment: {}, disabled, off: false, installed: false };
  const { plugins, left, off } = await survey(where);
  const known = [...plugins, ...left].map((plugin) => plugin.name);
  // A name that leads nowhere can still be taken back.
  if (!known.includes(name) && !(on && disabled.includes(name)))
    return bad(noSuchPlugin({ name, near: closest(name, known), known }));
  if (!on || off.get(name) !== 'extensions.disable') return good(undefined);
  const listed = valueAt(document.root, ['extensions', 'disable']);
  const index = isList(listed) ? listed.indexOf(name) : -1;
  return bad(offForAll({ name }, originOf(document.origins, `/extensions/disable/${String(index)}`)));
}

async function whileAlone(wanted: Switching, source: Source, host: Host): Promise<Checked<boolean>> {
  const settings = await settingsOf(source);
  if (!settings.ok) return settings;
  const fits = await checkedName(wanted, source, settings.value);
  if (!fits.ok) return fits;
  const { text, disabled } = settings.value;
  const { name, on } = wanted;
  if (disabled.includes(name) !== on) return good(false);
  const names = on ? disabled.filter((each) => each !== name) : [...disabled, name];
  const path = join(source.place.folder, file);
  const made = withNames(settings.value, names);
  const written = await rewrite({ path, ...(text !== undefined && { old: text }), text: made }, host);
  return andThen(written, () => good(true));
}

/** Switches a plugin on or off for this user; `false`: it was so already. */
export async function switched(wanted: Switching, source: Source, host: Host): Promise<Checked<boolean>> {
  const command = wanted.on ? 'odpm plugins enable' : 'odpm plugins disable';
  const holding = { host, folder: source.place.folder, command } as const;
  return andThen(await whileHeld(holding, () => whileAlone(wanted, source, host)), (done) => done);
}
