import { isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { versionSpelling } from './problems.ts';

const isVersion = /^[1-9]\d{0,2}\.0$/;

const versionText = (value: Json | undefined, source: string | undefined): string | undefined => {
  const text = typeof value === 'number' ? (source ?? String(value)) : value;
  return typeof text === 'string' && /^\d{1,3}$/.test(text)
    ? `${text}.0`
    : typeof text === 'string'
      ? text
      : undefined;
};

/** `odoo_version` alone may be a number, or lack its `.0`: it is read by its text. */
export function spelledOut(document: Document): Checked<Document> {
  const { root } = document;
  const value = valueAt(root, ['odoo_version']);
  if (typeof value === 'string' && !/^\d{1,3}$/.test(value)) return checked(document, []);
  const at = originOf(document.origins, '/odoo_version');
  const read = versionText(value, at?.source);
  if (read === undefined || read === value || !isObject(root)) return checked(document, []);
  // Of what is no version at all the schema tells.
  const told = isVersion.test(read) ? [versionSpelling({ read }, at)] : [];
  return checked({ ...document, root: { ...root, odoo_version: read } }, told);
}
