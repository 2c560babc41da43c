import { isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { bad, isError } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { objectOf, originOf, parts } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { readAsFar } from './json/read.ts';
import { notAnObject } from './problems.ts';
import { isFlat, readDocument } from './read.ts';

const nowhere = (root: Json): Document => ({ root, origins: new Map() });

/** What a dependency's manifest is read for, as nested manifests call it. Whatever else it says is its own business. */
const general = ['odoo_version', 'python', 'dependencies', 'requirements'];
const ofServices = ['services', 'service_patches', 'service_sources'];
const ofFlat = ['odoo_version', 'python_version', 'dependencies', 'requirements_txt'];

/** Stands for what a manifest must say, and nobody reads. */
const flatStand: Readonly<Record<string, Json>> = { odpm_version: '4.0', odoo_version: '19.0' };
const stand: Readonly<Record<string, Json>> = {
  requires_odpm: '5.0.0',
  platform: { git: 'https://github.com/odoo/odoo.git 19.0' },
  python: '3.12',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

const only = (document: Document, keys: readonly string[]): [string, Document][] =>
  [...parts(document)].filter(([key]) => keys.includes(key));

const standing = (values: Readonly<Record<string, Json>>): [string, Document][] =>
  Object.entries(values).map(([key, value]) => [key, nowhere(value)]);

/** What of a dependency's manifest counts for those who use it, in the shape of a nested one. */
function partOf(
  document: Document,
  fields: readonly string[],
): { readonly read: Checked<Document>; readonly said: readonly string[] } {
  const own = document.origins.get('');
  if (isFlat(document.root)) {
    const said = only(document, ofFlat);
    const read = readDocument(objectOf(new Map([...standing(flatStand), ...said]), own));
    const keys = said.map(([key]) => key).map((key) => (key === 'python_version' ? 'python' : key));
    return { read, said: keys.map((key) => (key === 'requirements_txt' ? 'requirements' : key)) };
  }
  const said = only(document, fields);
  const format = only(document, ['manifest_schema', 'requires_odpm']);
  const read = readDocument(objectOf(new Map([...standing(stand), ...format, ...said]), own));
  return { read, said: said.map(([key]) => key) };
}

/**
 * The `odpm.json` of a dependency, flat or nested → a document of those fields alone that count for a project that
 * uses it, as far as it says them; `services`: those that say services, too. Errors in other fields are nobody's business here, warnings that of its authors.
 */
export function readAsked(file: string, text: string, services: boolean): Checked<Document> {
  const { document, problems } = readAsFar(file, text);
  const wrong = problems.filter(isError);
  if (!document || wrong.length > 0) return bad(...wrong);
  const { root, origins } = document;
  if (!isObject(root)) return bad(notAnObject({ found: root }, originOf(origins, '')));
  const { read, said } = partOf(document, services ? [...general, ...ofServices] : general);
  if (!read.ok) return bad(...read.problems.filter(isError));
  const counted = only(read.value, said);
  return { ok: true, value: objectOf(new Map(counted), origins.get('')), problems: [] };
}
