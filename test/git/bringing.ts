import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/diagnostics/index.ts';
import { visible } from '../../src/diagnostics/index.ts';
import { nodeHost } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { isFault, parseLink, pathOf, placed } from '../../src/model/index.ts';
import type { Bring, Keeping } from '../../src/model/index.ts';
import { bring, bringAlone, commitsOf, renew } from '../../src/run/git/index.ts';
import type { Site } from '../../src/run/index.ts';

export interface Machine {
  readonly keeping: Keeping;
  readonly settings: { jobs: number; sshKey: string | undefined };
  /** Lines of progress. */
  readonly told: string[];
  readonly stop: AbortController;
  readonly host: Host;
}

/** A user with this home, whose git has this configuration, and a folder for clones. */
export function machineIn(home: string, config: string, projects: string): Machine {
  writeFileSync(join(home, 'gitconfig'), config);
  Object.assign(process.env, { HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig') });
  const host = nodeHost(process.cwd());
  const quick = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    host.clock.pause(Math.min(milliseconds, 50), signal);
  return {
    keeping: { projects, id: 'shop-1a2b3c', locked: new Map() },
    settings: { jobs: 8, sshKey: undefined },
    told: [],
    stop: new AbortController(),
    host: { ...host, clock: { ...host.clock, pause: quick } },
  };
}

interface Wish {
  readonly depth?: number | undefined;
  readonly day?: string;
}

function bringOf(link: string, keeping: Keeping, { depth, day }: Wish): Bring {
  const parsed = parseLink(link);
  if (isFault(parsed)) throw new Error(parsed.why);
  const { checkout, folder } = placed(parsed, keeping, day);
  if (!checkout) throw new Error(`${link} is a folder`);
  return { kind: 'bring', name: 'web', checkout: { ...checkout, depth }, folder };
}

function siteOf({ keeping, settings, told, stop, host }: Machine): Site {
  const project = {
    ...{ folder: '/project', settings, keeping },
    ...{ platform: {}, dependencies: [], serviceSources: new Map(), document: { origins: new Map() } },
  };
  const progress = { line: (text: string) => told.push(text), count: () => undefined };
  const interrupts = { signal: stop.signal, code: () => (stop.signal.aborted ? 130 : undefined) };
  return { host, project, progress, interrupts } as unknown as Site;
}

/** Brings what links name, with the depth of a platform where one is said. */
export async function brought(
  links: readonly string[],
  on: Machine,
  depth?: number,
): Promise<{ readonly folders: readonly string[]; readonly problems: readonly Problem[] }> {
  const wanted = links.map((link) => bringOf(link, on.keeping, { depth }));
  return { folders: wanted.map(({ folder }) => folder), problems: await bring(wanted, siteOf(on)) };
}

/** Brings a platform as it stood on a day. */
export async function broughtOn(
  day: string,
  link: string,
  on: Machine,
): Promise<{ readonly folder: string; readonly said: string }> {
  const wanted = bringOf(link, on.keeping, { depth: 1, day });
  return { folder: wanted.folder, said: read(await bring([wanted], siteOf(on))) };
}

/** The commit that a lock has for a platform as it stood on a day, or what is wrong. */
export async function lockedOn(day: string, link: string, on: Machine): Promise<string> {
  const { name, checkout } = bringOf(link, on.keeping, { day });
  const found = await commitsOf([{ name, checkout, place: undefined }], siteOf(on));
  return found.ok ? found.value.join() : read(found.problems);
}

/** Clones for people to work in what a link names. */
export async function cloned(
  link: string,
  on: Machine,
): Promise<{ readonly folder: string; readonly problems: readonly Problem[] }> {
  const wanted = bringOf(link, on.keeping, {});
  const folder = join(on.keeping.projects, pathOf(wanted.checkout.canonical));
  return { folder, problems: await bringAlone({ ...wanted, as: 'clone', folder }, undefined, siteOf(on)) };
}

/** Brings work trees of branches to their newest commits. */
export const renewed = (links: readonly string[], on: Machine): Promise<readonly Problem[]> =>
  renew(
    links.map((link) => ({ ...bringOf(link, on.keeping, {}), kind: 'renew', asks: true, removes: [] })),
    siteOf(on),
  );

/** Problems as a person reads them. */
export const read = (problems: readonly Problem[]): string =>
  problems
    .map(({ exit, message, output, fix }) => [`${exit}: ${message}`, output, fix])
    .map((lines) => lines.filter((line) => line !== undefined && line !== '').join('\n'))
    .map(visible)
    .join('\n');
