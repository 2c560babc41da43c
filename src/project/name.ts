import { basename } from 'node:path';
import { digestOf } from '../base/index.ts';

/** A folder's name as Compose makes a project's of it: what is not allowed is left out. */
export const composeName = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '') || `odoo-${digestOf(folder).slice(0, 6)}`;
