import { isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { andThen, bad, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { ownChecks } from './checks.ts';
import { thorough } from './flaws.generated.js';
import { readJson } from './json/read.ts';
import { newerFields } from './newer.ts';
import * as say from './problems.ts';
import { requirementOf } from './requires.ts';
import { schemaProblems } from './schema.ts';
import { validate } from './validate.generated.js';

/** What keeps the rest from being looked at: it is written for another reader. */
function otherReader(root: JsonObject, { origins }: Document): Problem | undefined {
  const schema = valueAt(root, ['manifest_schema']);
  if (schema === undefined || schema === 1) return say.flat({}, originOf(origins, '/manifest_schema'));
  if (schema !== 2) return say.unknownFormat({ found: schema }, originOf(origins, '/manifest_schema'));
  const required = valueAt(root, ['requires_odpm']);
  const requirement = typeof required === 'string' ? requirementOf(required) : undefined;
  if (typeof required !== 'string' || requirement?.satisfied === true) return undefined;
  const at = originOf(origins, '/requires_odpm');
  return requirement ? say.tooOld({ required: required.trim() }, at) : say.badRequirement({ required }, at);
}

const versionText = (value: Json | undefined, source: string | undefined): string | undefined => {
  const text = typeof value === 'number' ? (source ?? String(value)) : value;
  return typeof text === 'string' && /^\d{1,3}$/.test(text)
    ? `${text}.0`
    : typeof text === 'string'
      ? text
      : undefined;
};

/** `odoo_version` alone may be a number, or lack its `.0`: it is read by its text. */
function spelledOut(root: JsonObject, document: Document): Checked<Document> {
  const at = originOf(document.origins, '/odoo_version');
  const value = valueAt(root, ['odoo_version']);
  const read = versionText(value, at?.source);
  if (read === undefined || read === value) return checked(document, []);
  return checked({ ...document, root: { ...root, odoo_version: read } }, [say.versionSpelling({ read }, at)]);
}

const inFileOrder = ({ at: a }: Problem, { at: b }: Problem): number =>
  (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);

function againstSchema(document: Document): Checked<Document> {
  const required = valueAt(document.root, ['requires_odpm']);
  const minimum = typeof required === 'string' ? requirementOf(required)?.minimum : undefined;
  const found = [
    ...schemaProblems(document, { validate, thorough }),
    ...ownChecks(document),
    ...(minimum === undefined ? [] : newerFields(document, minimum)),
  ];
  return checked(document, found.sort(inFileOrder));
}

/** The text of an `odpm.json` → its document, sound in shape, or everything that is wrong with it. */
export function readManifest(file: string, text: string): Checked<Document> {
  return andThen(readJson(file, text), (document) => {
    const { root, origins } = document;
    if (!isObject(root)) return bad(say.notAnObject({ found: root }, originOf(origins, '')));
    const other = otherReader(root, document);
    return other ? bad(other) : andThen(spelledOut(root, document), againstSchema);
  });
}
