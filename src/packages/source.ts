import { andThen, checked, good, isError } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { readManifest } from '../manifest/index.ts';
import type { Call, Document } from '../model/index.ts';
import { find, knownState, partsOf } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { editDiff } from './diff.ts';

/** A project's manifest as its file says it, and as it is going to. */
export interface Source {
  readonly place: Place;
  /** Absolute. */
  readonly path: string;
  /** As it is shown. */
  readonly file: string;
  readonly old: string;
  /** The same when nothing of it is edited. */
  readonly text: string;
  readonly document: Document;
}

/** The manifest of the project where a command works. */
export async function sourceOf(call: Call, host: Host): Promise<Checked<Source>> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const state = await knownState(place.value);
  if (!state.ok) return state;
  const { layout } = await partsOf(place.value, host, { mode: 'plan', from: place.value.folder });
  return andThen(layout, ({ manifest: { path, file, text } }) =>
    andThen(readManifest(file, text), (document) =>
      good({ place: place.value, path, file, old: text, text, document }),
    ),
  );
}

/** The manifest with an edit; one that `manifest validate` would refuse is refused, with what is wrong with it. */
export function edited(source: Source, text: string): Checked<Source> {
  if (text === source.text) return good(source);
  const read = readManifest(source.file, text);
  return read.ok
    ? good({ ...source, text, document: read.value })
    : checked(source, read.problems.filter(isError));
}

/** What is going to change in it; empty when nothing does. */
export const diffOf = ({ file, old, text }: Source): string => editDiff(file, old, text);
