import { isList } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { valueAt } from '../model/index.ts';
import type { Call, Discovery, Document, UserSettings } from '../model/index.ts';
import type { Place } from '../place/index.ts';
import { discover, survey } from '../plugins/index.ts';
import type { Survey } from '../plugins/index.ts';
import { isOwnDistribution } from '../project/index.ts';
import type { Loaded } from './working.ts';

function disabledBy(user: Pick<UserSettings, 'document'> | undefined): readonly string[] {
  const said = user && valueAt(user.document.root, ['disabled_plugins']);
  return isList(said) ? said.map(String) : [];
}

/** Whether a plugin may bring the distribution that a manifest names: looked for where odpm itself has it not. */
export async function distributionsOf(
  document: Document,
  { folder, look }: Place,
): Promise<'later' | undefined> {
  if (isOwnDistribution(document)) return undefined;
  const nobody = { environment: {}, disabled: [], off: false, installed: true };
  const { plugins } = await discover({ document, folder, look, ...nobody });
  return plugins.some(({ origin }) => origin !== 'built-in') ? 'later' : undefined;
}

/** The plugins of a project as settings and command line leave them; no code runs. */
export function pluginsOf(
  { project: { document, folder, settings }, user }: Loaded,
  { look }: Place,
  { call, host }: { readonly call: Call; readonly host: Host },
): Promise<Discovery> {
  const { environment } = host.machine;
  const off = call.options['plugins'] === false;
  const everyByte = settings.scenario === 'ci';
  const disabled = disabledBy(user);
  return discover({ document, folder, look, environment, disabled, off, installed: true, everyByte });
}

interface Read {
  readonly document: Document;
  readonly user: UserSettings | undefined;
}

/** The plugins of a project as far as their static part tells; none of their other files is read. */
export function declaredPlugins(
  { document, user }: Read,
  { folder, look }: Place,
  host: Host,
): Promise<Discovery> {
  const { environment } = host.machine;
  const disabled = disabledBy(user);
  return discover({ document, folder, look, environment, disabled, off: false, installed: false });
}

/** Every plugin of a project whose files are read, those that are switched off too; no code runs. */
export function everyPlugin({ document, user }: Read, { folder, look }: Place, host: Host): Promise<Survey> {
  const { environment } = host.machine;
  const disabled = disabledBy(user);
  return survey({ document, folder, look, environment, disabled, off: false, installed: true });
}
