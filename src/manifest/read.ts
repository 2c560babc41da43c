import { isObject, parentOf } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import { andThen, bad, checked } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { ownChecks } from './checks.ts';
import { thorough } from './flaws.generated.js';
import { readAsFar } from './json/read.ts';
import { newerFields } from './newer.ts';
import * as say from './problems.ts';
import { requirementOf } from './requires.ts';
import { schemaProblems } from './schema.ts';
import { badName } from './shape-problems.ts';
import { spelledOut } from './spelling.ts';
import { readFlat } from './v1/index.ts';
import { validate } from './validate.generated.js';

/** Another `manifest_schema` than that of the version whose keys a manifest has. */
function wrongFormat({ root, origins }: Document): Problem[] {
  const schema = valueAt(root, ['manifest_schema']);
  const at = originOf(origins, '/manifest_schema');
  if (schema === 2) return [];
  return schema === undefined || schema === 1
    ? [say.notFlat({ said: schema }, at && { ...at, length: 1, pointer: '/manifest_schema' })]
    : [say.unknownFormat({ found: schema }, at)];
}

/** What `requires_odpm` says, where it is a text. */
function requirement({ root, origins }: Document): { readonly stops: boolean; readonly told: Problem[] } {
  const required = valueAt(root, ['requires_odpm']);
  const read = typeof required === 'string' ? requirementOf(required) : undefined;
  if (typeof required !== 'string' || read?.satisfied === true) return { stops: false, told: [] };
  const at = originOf(origins, '/requires_odpm');
  // What is written for a later odpm is not for this one to judge.
  return read
    ? { stops: true, told: [say.tooOld({ required: required.trim() }, at)] }
    : { stops: false, told: [say.badRequirement({ required }, at)] };
}

/** Nothing is too new where the shape is wrong: what it will be is not known. */
function soundAt(problems: readonly Problem[]): (problem: Problem) => boolean {
  const wrong = new Set(
    problems.flatMap(({ code, at }) =>
      at?.pointer === undefined || code === badName.code ? [] : [at.pointer],
    ),
  );
  const isWrong = (pointer: Pointer | undefined): boolean =>
    pointer !== undefined && (wrong.has(pointer) || isWrong(parentOf(pointer)));
  return ({ at }) => !isWrong(at?.pointer);
}

/** Checks a nested manifest's shape and what the schema cannot say. */
export function checkedNested(document: Document): Checked<Document> {
  const required = valueAt(document.root, ['requires_odpm']);
  const minimum = typeof required === 'string' ? requirementOf(required)?.minimum : undefined;
  const ofShape = schemaProblems(document, { validate, thorough });
  const newer = minimum === undefined ? [] : newerFields(document, minimum);
  return checked(document, [
    ...ofShape,
    ...ownChecks(document),
    ...(ofShape.length === 0 ? newer : newer.filter(soundAt(ofShape))),
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

function readNested(document: Document, root: JsonObject): Checked<Document> {
  const { stops, told: ofRequirement } = requirement(document);
  const told = [...wrongFormat(document), ...ofRequirement];
  if (stops) return bad(...told);
  if (told.length === 0) return andThen(spelledOut(document), checkedNested);
  const nested = { ...document, root: { ...root, manifest_schema: 2 } };
  return bad(...told, ...andThen(spelledOut(nested), checkedNested).problems);
}

const inFileOrder = ({ at: a }: Problem, { at: b }: Problem): number =>
  (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);

/** A parsed manifest, flat or nested, as a nested one. */
export function readDocument(document: Document): Checked<Document> {
  const { root, origins } = document;
  if (!isObject(root)) return bad(say.notAnObject({ found: root }, originOf(origins, '')));
  return isFlat(root) ? readFlat(document) : readNested(document, root);
}

/** The text of an `odpm.json`, flat or nested → a nested document, sound in shape, or everything that is wrong with it. */
export function readManifest(file: string, text: string): Checked<Document> {
  const { document, problems } = readAsFar(file, text);
  const read = document ? readDocument(document) : bad();
  // Of what is no text or number nothing more is to be said; of a key that stands twice there is.
  const strange = problems.filter(({ code }) => code !== say.duplicateKey.code);
  const odd = new Set(strange.map(({ at }) => at?.pointer));
  const others = read.problems.filter(({ at }) => at === undefined || !odd.has(at.pointer));
  const found = [...problems, ...others].sort(inFileOrder);
  return read.ok ? checked(read.value, found) : bad(...found);
}
