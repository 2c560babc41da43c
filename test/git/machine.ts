import { join } from 'node:path';
import { emptyFolder } from '../host/means.ts';
import { machineIn } from './bringing.ts';
import type { Machine } from './bringing.ts';

/** A user whose git has this configuration, and a folder for clones; both are removed after the tests of the file. */
export const machine = (config = '', projects = join(emptyFolder(), 'odoo projects')): Machine =>
  machineIn(emptyFolder(), config, projects);
