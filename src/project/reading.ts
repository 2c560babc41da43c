import { pointerTo } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Place as Spot, Problem } from '../diagnostics/index.ts';
import { originOf, sourceFolders } from '../model/index.ts';
import type { Arch, Document, Keeping, Manifest, Origin, Settings } from '../model/index.ts';
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
  /** Ids of hooks that plugins bring; `later`: their code tells. Left out, there are none. */
  readonly hookIds?: readonly string[] | 'later';
  /** Of those that odpm does not know; `later`: code of plugins tells; `unsure`: nobody asks it. Left out, there are none. */
  readonly distributions?: 'later' | 'unsure' | undefined;
  /** Where repositories lie; left out, only folders of this machine are known. */
  readonly keeping?: Keeping;
  /** Folders of repositories whose services are taken in, absolute. */
  readonly trees?: readonly string[];
}

type Wanted = Manifest & Required<Pick<Manifest, keyof typeof defaults>>;

/** A document while it is resolved. Every reader of a part says what is wrong with it, and goes on. */
export interface Reading {
  readonly document: Document;
  readonly wanted: Wanted;
  readonly settings: Settings;
  readonly around: Surroundings;
  /** Folders of service sources by name, as far as they are known. */
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
    sources: sourceFolders(manifest.service_sources ?? {}, around.keeping),
    problems: [],
  };
}

interface Giver {
  /** `TAG of .env` */
  readonly words: string;
  readonly at: Spot;
}

export interface Place {
  /** As the file has it, which differs from where a scenario puts it. */
  readonly pointer: Pointer;
  /** How messages name it: what a variable gave may be a secret, so the variable is named with it. */
  readonly subject: string;
  readonly origin: Origin | undefined;
  /** The variable that gave the value. */
  readonly giver: Giver | undefined;
  /** It names what is not known yet: nothing can be said of its value. */
  readonly open: boolean;
}

/** The first variable that gave a value something. */
function giverOf(origin: Origin | undefined): Giver | undefined {
  const given = origin?.filled?.find(({ name, by }) => by !== undefined && !name.startsWith('@'));
  return given && { words: `${given.name} of ${given.by ?? ''}`, at: given.at };
}

export function placeOf({ document }: Reading, ...segments: readonly (string | number)[]): Place {
  const path = pointerTo(...segments);
  const own = document.origins.get(path);
  const giver = giverOf(own);
  const pointer = own?.pointer ?? path;
  return {
    pointer,
    subject: giver ? `what ${giver.words} gives ${pointer}` : pointer,
    origin: own ?? originOf(document.origins, path),
    giver,
    open: own?.open !== undefined || own?.later !== undefined,
  };
}

/** A name as it may be shown: of one that a variable gave, the variable. */
export interface Shown {
  readonly name: string | undefined;
  /** `TAG of .env` */
  readonly by?: string | undefined;
}

export function nameAt({ document }: Reading, name: string, at: readonly (string | number)[]): Shown {
  const by = giverOf(document.origins.get(pointerTo(...at)))?.words;
  return by === undefined ? { name } : { name: undefined, by };
}
