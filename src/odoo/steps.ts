import type { Step } from '../model/index.ts';
import { composeService } from './steps/compose.service.ts';
import { odooModules } from './steps/odoo.modules.ts';
import { templateOdooConf } from './steps/template.odoo_conf.ts';

export const steps: readonly Step[] = [templateOdooConf, composeService, odooModules];
