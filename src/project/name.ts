import { basename } from 'node:path';
import { digestOf } from '../base/index.ts';
import type { Names } from '../model/index.ts';

/** A folder's name as Compose makes a project's of it: what is not allowed is left out. */
const composeName = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '') || `odoo-${digestOf(folder).slice(0, 6)}`;

/** Of the Compose project: the prefix, else the folder's name. */
export const projectName = (folder: string, { prefix }: Names): string =>
  prefix.replace(/-+$/, '') || composeName(folder);
