import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { stateFile, stateFormat } from '../model/index.ts';
import { newerState, strangeState } from './problems.ts';
import type { Place } from './place.ts';

/** Whether this odpm knows what lies in `.odpm/state`: a newer one may have worked here. */
export async function knownState({ look }: Place): Promise<Checked<void>> {
  // What a link leads to is not odpm's, and nothing of it is shown.
  if ((await look.stat(stateFile))?.kind === 'link') return bad(strangeState({}));
  const text = await look.read(stateFile);
  if (!text.ok) return text;
  const format = (text.value ?? String(stateFormat)).trim();
  if (!/^\d{1,9}$/.test(format)) return bad(strangeState({}));
  return Number(format) <= stateFormat ? good(undefined) : bad(newerState({ format }));
}
