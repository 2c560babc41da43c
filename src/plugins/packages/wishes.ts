import { resolve } from 'node:path';
import { isObject, pointerTo } from '../../base/index.ts';
import { bad, checked, good } from '../../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../../diagnostics/index.ts';
import { originOf, valueAt } from '../../model/index.ts';
import type { Document, Look } from '../../model/index.ts';
import * as say from '../packages-problems.ts';
import { isBadSpec, specOf } from './spec.ts';

/** A package that the manifest wants, and where it comes from. */
export interface Wish {
  readonly name: string;
  /** As the manifest has it. */
  readonly spec: string;
  readonly from: 'npm' | 'tarball' | 'folder';
  /** Of a tarball or folder, absolute. */
  readonly path: string | undefined;
  readonly at: Span | undefined;
}

interface Row {
  readonly name: string;
  readonly spec: string;
  readonly at: Span | undefined;
}

async function onDisk({ name, spec, at }: Row, said: string, look: Look): Promise<Checked<Wish>> {
  const path = resolve((await look.real('.')) ?? '', said);
  const kind = (await look.stat((await look.real(path)) ?? path))?.kind;
  const from = kind === 'directory' ? 'folder' : 'tarball';
  return kind === undefined
    ? bad(say.nothingThere({ name, path: said }, at))
    : good({ name, spec, from, path, at });
}

async function wishOf(row: Row, look: Look): Promise<Checked<Wish | undefined>> {
  const { name, spec, at } = row;
  const found = specOf(spec);
  if (isBadSpec(found)) return bad(say.badSpec({ name, spec, ...found }, at));
  if (found.kind === 'built-in') return good(undefined);
  if (found.kind === 'path') return onDisk(row, found.path, look);
  return good({ name, spec, from: 'npm', path: undefined, at });
}

/** The packages that a manifest wants; those of odpm's own are no packages. */
export async function wishesOf({ root, origins }: Document, look: Look): Promise<Checked<readonly Wish[]>> {
  const said = valueAt(root, ['extensions', 'plugins']);
  const rows = Object.entries(isObject(said) ? said : {}).map(([name, spec]) => ({
    name,
    spec: typeof spec === 'string' ? spec : '',
    at: originOf(origins, pointerTo('extensions', 'plugins', name)),
  }));
  const found = await Promise.all(rows.map((row) => wishOf(row, look)));
  const problems: Problem[] = found.flatMap((each) => each.problems);
  const wishes = found.flatMap((each) => (each.ok && each.value ? [each.value] : []));
  return checked(wishes, problems);
}
