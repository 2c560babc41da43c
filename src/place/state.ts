import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { stateFile, stateFormat } from '../model/index.ts';
import { newerState } from './problems.ts';
import type { Place } from './place.ts';

/** Whether this odpm knows what lies in `.odpm/state`: a newer one may have worked here. */
export async function knownState({ look }: Place): Promise<Checked<void>> {
  const text = await look.read(stateFile);
  if (!text.ok) return text;
  const format = (text.value ?? String(stateFormat)).trim();
  return /^\d{1,9}$/.test(format) && Number(format) <= stateFormat
    ? good(undefined)
    : bad(newerState({ format }));
}
