import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { firstConf } from '../conf.ts';
import { confFile, confOnDisk } from '../disk.ts';
import { confNotAFile, danglingConf } from '../problems.ts';

export const templateOdooConf: Step = {
  id: 'template.odoo_conf',
  description: 'Create an odoo.conf for options of your own.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look }) {
    const path = await confFile(project, look);
    const place = { file: path, line: 0, column: 0, length: 0, text: undefined };
    const there = await look.stat(path);
    if (!there) {
      const write = { kind: 'write', path, text: firstConf, mode: 0o644 } as const;
      return verdict.update(`there is no ${path} yet`, 'absent', { actions: [write] });
    }
    if (there.dangling) return verdict.blocked([danglingConf({ path }, place)]);
    if (there.kind === 'directory' || there.kind === 'other')
      return verdict.blocked([confNotAFile({ path }, place)]);
    const conf = await confOnDisk(project, look);
    return conf.ok ? verdict.noop(`${path} is there, and is yours to edit`) : verdict.blocked(conf.problems);
  },
};
