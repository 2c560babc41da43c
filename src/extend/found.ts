import { isList } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { valueAt } from '../model/index.ts';
import type { Call, Discovery } from '../model/index.ts';
import type { Place } from '../place/index.ts';
import { discover } from '../plugins/index.ts';
import type { Loaded } from './working.ts';

/** The plugins of a project as settings and command line leave them; no code runs. */
export function pluginsOf(
  { project: { document, folder }, user }: Loaded,
  { look }: Place,
  { call, host }: { readonly call: Call; readonly host: Host },
): Promise<Discovery> {
  const said = valueAt(user.document.root, ['disabled_plugins']);
  const disabled = isList(said) ? said.map(String) : [];
  const { environment } = host.machine;
  const off = call.options['plugins'] === false;
  return discover({ document, folder, look, environment, disabled, off, installed: true });
}
