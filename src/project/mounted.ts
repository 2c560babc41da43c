import { isList, pointerTo } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { patchedServices, serviceName } from '../model/index.ts';
import type { Service } from '../model/index.ts';
import type { Draft } from './draft.ts';
import { bodiesOf } from './entries.ts';
import type { Body, Segments } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { folderAt, mountsOf, tmpfsOf } from './services.ts';

interface Mounted {
  readonly target: string;
  readonly at: Segments;
  readonly service: string;
}

const volumesIn = (reading: Reading, body: Body): Mounted[] =>
  mountsOf(reading, body).map(({ mount: { target }, at }) => ({
    target: folderAt(target),
    at,
    service: body.service,
  }));

const memoryIn = (reading: Reading, body: Body): Mounted[] =>
  tmpfsOf(reading, body).map((one) => ({ ...one, service: body.service }));

type Say = typeof say.mountTwice;

function told(reading: Reading, tell: Say, [mounted, other]: readonly [Mounted, Mounted]): Problem {
  const places = [mounted, other].map(({ at }) => placeOf(reading, ...at).origin) as [Place, Place];
  const { target, at, service } = mounted;
  return tell({ ...nameAt(reading, target, at), service }, ...places);
}

function repeated(reading: Reading, mounts: readonly Mounted[]): Problem[] {
  const first = new Map<string, Mounted>();
  return mounts.flatMap((mounted) => {
    const before = first.get(mounted.target);
    first.set(mounted.target, before ?? mounted);
    return before ? [told(reading, say.mountTwice, [mounted, before])] : [];
  });
}

/** A mount, and how late in the order of applying it is named. */
type Named = ReadonlyMap<string, Mounted & { readonly turn: number }>;

/** The last mount of each target of each service. */
const lastOf = (reading: Reading, find: typeof volumesIn): Named =>
  new Map(
    bodiesOf(reading).flatMap((body, turn) =>
      find(reading, body).map((one) => [pointerTo(serviceName(body.service), one.target), { ...one, turn }]),
    ),
  );

function memoryOf({ rest: { tmpfs } }: Service): string[] {
  const texts = isList(tmpfs) ? tmpfs : [tmpfs];
  return texts.flatMap((text) => (typeof text === 'string' ? [folderAt(text.split(':')[0] ?? '')] : []));
}

/** Volumes and memory at one place, after all patches. */
function refused(draft: Draft, reading: Reading): Problem[] {
  const both = [...patchedServices(draft)].flatMap(([service, now]) => {
    const memory = new Set(memoryOf(now));
    const volumes = new Set(memory.size > 0 ? now.mounts.map(({ target }) => folderAt(target)) : []);
    return [...memory].filter((target) => volumes.has(target)).map((target) => pointerTo(service, target));
  });
  if (both.length === 0) return [];
  const [volumes, memory] = [lastOf(reading, volumesIn), lastOf(reading, memoryIn)];
  return both.flatMap((key) => {
    const [volume, tmpfs] = [volumes.get(key), memory.get(key)];
    if (!volume || !tmpfs) return [];
    return told(reading, say.mountOnTmpfs, volume.turn > tmpfs.turn ? [volume, tmpfs] : [tmpfs, volume]);
  });
}

/** Two mounts of one service at one place: of two volumes Compose keeps one, a tmpfs beside one Docker refuses. */
export const mountsTwice = (draft: Draft, reading: Reading): Problem[] => [
  ...bodiesOf(reading).flatMap((body) => [
    ...repeated(reading, volumesIn(reading, body)),
    ...repeated(reading, memoryIn(reading, body)),
  ]),
  ...refused(draft, reading),
];
