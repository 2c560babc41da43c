import { bad, checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Look, OdooConf } from '../model/index.ts';
import { badConfLine } from './problems.ts';
import { readConf } from './rawconfig.ts';

/** The odoo.conf of the project folder; no file is an empty one. */
export async function confOnDisk(look: Look): Promise<Checked<OdooConf>> {
  const found = await look.read('odoo.conf');
  if (!found.ok) return bad(...found.problems);
  const { conf, bad: lines } = readConf(found.value ?? '');
  // A frame would quote the line, and an odoo.conf may hold passwords.
  const problems = lines.map(({ line, text }) =>
    badConfLine({}, { file: 'odoo.conf', line, column: 1, length: text.length, text: undefined }),
  );
  return checked(conf, problems);
}
