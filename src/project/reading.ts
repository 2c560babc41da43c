import { pointerTo } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { folderSources, originOf } from '../model/index.ts';
import type { Arch, Document, Manifest, Origin, Settings } from '../model/index.ts';
import { defaults } from './defaults.generated.ts';

/** What the machine says of itself and of the project's place. */
export interface Surroundings {
  /** The project folder, absolute. */
  readonly folder: string;
  /** The user's, absolute: what `~` stands for. */
  readonly home: string;
  /** The repository that people work in, absolute; left out, it is the project folder. */
  readonly developing?: string;
  readonly arch: Arch;
  readonly uid: number;
  readonly gid: number;
}

type Wanted = Manifest & Required<Pick<Manifest, keyof typeof defaults>>;

/** A document while it is resolved. Every reader of a part says what is wrong with it, and goes on. */
export interface Reading {
  readonly document: Document;
  readonly wanted: Wanted;
  readonly settings: Settings;
  readonly around: Surroundings;
  /** Folders of the service sources that are folders of this machine, by name. */
  readonly sources: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

export function readingOf(document: Document, settings: Settings, around: Surroundings): Reading {
  // The manifest room has checked the shape; overlay and substitution keep it.
  const manifest = document.root as unknown as Manifest;
  return {
    document,
    wanted: { ...defaults, ...manifest } as Wanted,
    settings,
    around,
    sources: folderSources(manifest.service_sources ?? {}),
    problems: [],
  };
}

export interface Place {
  /** As the file has it, which differs from where a scenario puts it. */
  readonly pointer: Pointer;
  readonly origin: Origin | undefined;
  /** It names what is not known yet: nothing can be said of its value. */
  readonly open: boolean;
}

export function placeOf({ document }: Reading, ...segments: readonly (string | number)[]): Place {
  const pointer = pointerTo(...segments);
  const own = document.origins.get(pointer);
  return {
    pointer: own?.pointer ?? pointer,
    origin: own ?? originOf(document.origins, pointer),
    open: own?.open !== undefined || own?.later !== undefined,
  };
}

/** A name as it may be shown: what a variable gave may be a secret. */
export function nameAt(reading: Reading, name: string, at: readonly (string | number)[]): string | undefined {
  const { origin } = placeOf(reading, ...at);
  return origin?.filled?.some(({ by }) => by !== undefined) ? undefined : name;
}
