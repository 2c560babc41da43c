import { bad, checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Look, OdooConf, Project } from '../model/index.ts';
import { badConfLine, twiceInConf } from './problems.ts';
import { readConf } from './rawconfig.ts';

/** The file that people write options into: odpm 4 named it after the platform. */
export async function confFile({ platform }: Project, look: Look): Promise<string> {
  const named = `${platform.name}.conf`;
  return (await look.stat(named)) ? named : 'odoo.conf';
}

/** What people's file says; no file is an empty one. */
export async function confOnDisk(project: Project, look: Look): Promise<Checked<OdooConf>> {
  const file = await confFile(project, look);
  const found = await look.read(file);
  if (!found.ok) return bad(...found.problems);
  const { conf, bad: lines } = readConf(found.value ?? '');
  // A frame would quote the line, and an odoo.conf may hold passwords.
  const problems = lines.map(({ line, text, twice }) => {
    const at = { file, line, column: 1, length: text.length, text: undefined };
    return twice ? twiceInConf({}, at) : badConfLine({}, at);
  });
  return checked(conf, problems);
}
