import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { failed } from '../exec.ts';
import { call, configIn } from './call.ts';
import { faultOf } from './fault.ts';
import { addressOf, noConfig } from './own-config.ts';
import type { InMirror, Seeking } from './seeking.ts';
import { removed } from './temporary.ts';

export async function inMirror(folder: string, seeking: Seeking): Promise<InMirror> {
  const own = await configIn(folder, seeking.at);
  return { ...seeking, folder, own, address: addressOf(seeking.checkout.url, own) };
}

async function initialized(folder: string, seeking: Seeking): Promise<Checked<InMirror>> {
  const words = ['init', '--quiet', '--bare', '--template=', '.'];
  const ended = await call({ words, folder }, seeking.at);
  if (!failed(ended)) return good(await inMirror(folder, seeking));
  return bad(faultOf(ended, 'init', { ...seeking, folder, own: noConfig, address: seeking.checkout.url }));
}

/** Works in a new bare repository, which is removed where that does not go well. */
export async function inNew<T>(
  folder: string,
  seeking: Seeking,
  work: (sought: InMirror) => Promise<Checked<T>>,
): Promise<Checked<T>> {
  const { at } = seeking;
  const made = await at.site.host.files.makeFolder(folder, { mode: 0o755, within: at.projects });
  if (!made.ok) return made;
  const sought = await initialized(folder, seeking);
  const done = sought.ok ? await work(sought.value) : sought;
  const whole = at.site.interrupts.code() === undefined ? done : bad();
  if (!whole.ok) await removed(folder, at);
  return whole;
}
