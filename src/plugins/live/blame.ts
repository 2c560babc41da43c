import { isAbsolute, relative } from 'node:path';
import { isInside } from '../../base/index.ts';
import { inLine } from '../../diagnostics/index.ts';
import type { Span } from '../../diagnostics/index.ts';
import type { FoundPlugin } from '../../model/index.ts';
import { wholeFile } from '../where.ts';
import { kindOf } from './plain.ts';
import type { Session } from './session.ts';

const most = 300;

const thrownKind = (error: unknown): string => (error === undefined ? 'undefined' : kindOf(error));

/** What was thrown, in one line, paths of the project as people know them. */
export function saidBy(error: unknown, { at }: Session): string {
  try {
    const text =
      error instanceof Error ? `${error.name}: ${error.message}`.replace(/^Error: /, '') : thrownKind(error);
    const [first = ''] = text.replaceAll(`${at.project.folder}/`, '').split('\n');
    return inLine(first).slice(0, most);
  } catch {
    return 'something that cannot be shown';
  }
}

interface Frame {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const framed = /(?:\(|at (?:async )?|^)((?:file:\/\/)?\/[^()]*?):(\d+)(?::(\d+))?\)?$/;

const pathOf = (address: string): string =>
  address.startsWith('file:') && URL.canParse(address)
    ? decodeURIComponent(new URL(address).pathname)
    : address;

function frameIn(line: string): readonly Frame[] {
  const [, address, at, column = '1'] = framed.exec(line.trim()) ?? [];
  if (address === undefined) return [];
  return [{ path: pathOf(address), line: Number(at), column: Number(column) }];
}

function framesOf(error: unknown): readonly Frame[] {
  try {
    const { stack } = error as { readonly stack?: unknown };
    return typeof stack === 'string' ? stack.split('\n').flatMap(frameIn) : [];
  } catch {
    return [];
  }
}

/** As people are shown a file: from the project folder when it lies in it. */
export const shownFrom = (folder: string, path: string): string =>
  isAbsolute(path) && isInside(folder, path) ? relative(folder, path) : path;

const places = new WeakMap<FoundPlugin, Span>();

/** The module of a plugin; of one of odpm's own there is none to show. */
export function moduleOf(found: FoundPlugin, { at }: Session): Span | undefined {
  if (found.origin === 'built-in') return undefined;
  const place = places.get(found) ?? wholeFile(shownFrom(at.project.folder, found.entry));
  places.set(found, place);
  return place;
}

const owns =
  (frame: Frame) =>
  ({ entry, root }: FoundPlugin): boolean =>
    frame.path === entry || (root !== '' && isInside(root, frame.path));

export interface Blamed {
  readonly found: FoundPlugin;
  readonly at: Span | undefined;
}

/** Whose code threw, and where: the first place in the stack that lies in files of a plugin. */
export async function blame(error: unknown, caller: FoundPlugin, session: Session): Promise<Blamed> {
  // Plugins in one folder have one root: that of the caller is asked first.
  const all = [caller, ...[...session.live.values()].map(({ found }) => found)];
  for (const frame of framesOf(error)) {
    const found = all.find(({ entry }) => entry === frame.path) ?? all.find(owns(frame));
    if (!found) continue;
    const { path, line, column } = frame;
    const read = await session.at.look.read(path);
    const text = read.ok ? read.value?.split('\n')[line - 1] : undefined;
    const file = shownFrom(session.at.project.folder, path);
    return { found, at: { file, line, column, length: 1, text } };
  }
  return { found: caller, at: moduleOf(caller, session) };
}
