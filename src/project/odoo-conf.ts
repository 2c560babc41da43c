import type { OdooConf } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Place, Reading } from './reading.ts';

const spelled = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);

/** What Python's RawConfigParser would not read back as it was written. */
function lost(text: string): string | undefined {
  if (/[\r\n]/.test(text)) return 'holds a line break';
  return text === text.trim() ? undefined : 'begins or ends with whitespace';
}

function tellLost(reading: Reading, text: string, place: () => Place): void {
  const why = lost(text);
  if (why === undefined) return;
  const { subject, origin, giver, open } = place();
  if (!open) reading.problems.push(say.badOption({ pointer: subject, why }, origin, giver?.at));
}

/** Options by section, in lower case as RawConfigParser has them; a scenario's spelling of an option wins. */
export function odooConfOf(reading: Reading): OdooConf {
  const sections = Object.entries(reading.wanted.odoo_conf).map(([section, options]) => {
    const read = Object.entries(options).map(([option, value]) => {
      const place = () => placeOf(reading, 'odoo_conf', section, option);
      const source = typeof value === 'number' ? place().origin?.source : undefined;
      const text = source ?? spelled(value);
      tellLost(reading, text, place);
      return [option.toLowerCase(), text] as const;
    });
    return [section, new Map(read)] as const;
  });
  return new Map(sections);
}
