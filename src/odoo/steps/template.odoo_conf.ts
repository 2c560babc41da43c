import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { firstConf } from '../conf.ts';
import { confOnDisk } from '../disk.ts';
import { confNotAFile, danglingConf } from '../problems.ts';

const place = { file: 'odoo.conf', line: 0, column: 0, length: 0, text: undefined };

export const templateOdooConf: Step = {
  id: 'template.odoo_conf',
  description: 'Give people an odoo.conf to write options into.',
  phase: 'prepare',
  required: true,

  async evaluate({ look }) {
    const there = await look.stat('odoo.conf');
    if (!there) {
      const write = { kind: 'write', path: 'odoo.conf', text: firstConf, mode: 0o644 } as const;
      return verdict.update('there is no odoo.conf yet', 'absent', { actions: [write] });
    }
    if (there.dangling) return verdict.blocked([danglingConf({}, place)]);
    if (there.kind === 'directory' || there.kind === 'other')
      return verdict.blocked([confNotAFile({}, place)]);
    const conf = await confOnDisk(look);
    return conf.ok ? verdict.noop('odoo.conf is there, and people own it') : verdict.blocked(conf.problems);
  },
};
