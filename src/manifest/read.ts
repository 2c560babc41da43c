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
import { spelledOut } from './spelling.ts';
import { readFlat } from './v1/index.ts';
import { validate } from './validate.generated.js';

/** What keeps the rest from being looked at: it is written for another reader. */
function otherReader(root: JsonObject, { origins }: Document): Problem | undefined {
  const schema = valueAt(root, ['manifest_schema']);
  if (schema !== 2) return say.unknownFormat({ found: schema }, originOf(origins, '/manifest_schema'));
  const required = valueAt(root, ['requires_odpm']);
  const requirement = typeof required === 'string' ? requirementOf(required) : undefined;
  if (typeof required !== 'string' || requirement?.satisfied === true) return undefined;
  const at = originOf(origins, '/requires_odpm');
  return requirement ? say.tooOld({ required: required.trim() }, at) : say.badRequirement({ required }, at);
}

/** Checks a nested manifest's shape and what the schema cannot say. */
export function checkedNested(document: Document): Checked<Document> {
  const required = valueAt(document.root, ['requires_odpm']);
  const minimum = typeof required === 'string' ? requirementOf(required)?.minimum : undefined;
  return checked(document, [
    ...schemaProblems(document, { validate, thorough }),
    ...ownChecks(document),
    ...(minimum === undefined ? [] : newerFields(document, minimum)),
  ]);
}

/** The keys of a nested manifest alone: its version is what is wrong. */
function isNested(root: JsonObject): boolean {
  const has = (key: string): boolean => Object.hasOwn(root, key);
  return ['requires_odpm', 'platform'].some(has) && !has('odpm_version');
}

/** Whether a manifest says, or leaves open, that it is of version 1. */
export function isFlat(root: Json): root is JsonObject {
  const schema = valueAt(root, ['manifest_schema']);
  return isObject(root) && (schema === undefined || schema === 1) && !isNested(root);
}

function readAny(document: Document, root: JsonObject): Checked<Document> {
  if (isFlat(root)) return readFlat(document);
  const schema = valueAt(root, ['manifest_schema']);
  if (schema === undefined || schema === 1) {
    const at = originOf(document.origins, '/manifest_schema');
    return bad(say.notFlat({ said: schema }, at && { ...at, length: 1, pointer: '/manifest_schema' }));
  }
  const other = otherReader(root, document);
  return other ? bad(other) : andThen(spelledOut(document), checkedNested);
}

const inFileOrder = ({ at: a }: Problem, { at: b }: Problem): number =>
  (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);

/** The text of an `odpm.json`, flat or nested → a nested document, sound in shape, or everything that is wrong with it. */
export function readManifest(file: string, text: string): Checked<Document> {
  const read = andThen(readJson(file, text), (document) => {
    const { root, origins } = document;
    if (!isObject(root)) return bad(say.notAnObject({ found: root }, originOf(origins, '')));
    return readAny(document, root);
  });
  return { ...read, problems: [...read.problems].sort(inFileOrder) };
}
