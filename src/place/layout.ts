import { join, relative, resolve } from 'node:path';
import { andThen, bad, checked, good } from '../diagnostics/index.ts';
import type { Checked, Problem, Span } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { physicalName } from '../model/index.ts';
import type { Settings, UserSettings, Values, Variables } from '../model/index.ts';
import { readSettings, readVariables, usualSettings } from '../settings/index.ts';
import type { SecretKeys } from '../settings/index.ts';
import { askedFor, developingFolder } from './developing.ts';
import type { ToClone } from './developing.ts';
import { envFiles } from './place.ts';
import type { Place } from './place.ts';
import * as say from './problems.ts';
import { secretKeys, userSettings } from './user.ts';
import type { User } from './user.ts';

export interface Manifest {
  /** Absolute. */
  readonly path: string;
  /** As problems name it. */
  readonly file: string;
  readonly text: string;
}

/** Which files make a project. */
export interface Layout {
  readonly manifest: Manifest;
  /** The repository that people work in, absolute; in place it is the project folder. */
  readonly developing: string;
}

/** Where two manifests differ, none counts; each of them can be looked at all the same. */
type Found = Checked<Layout> & { readonly rivals?: readonly Layout[]; readonly toClone?: ToClone };

/** What is read of a project's files; each part is there when the files that it needs are sound. */
export interface Parts {
  /** What variables hold, as far as their files can be read. */
  readonly variables: Variables;
  /** One of these files cannot be read: what seems not to be set may be. */
  readonly unread: boolean;
  readonly settings: Checked<Settings>;
  readonly user: Checked<UserSettings | undefined>;
  readonly secrets: Checked<SecretKeys | undefined>;
  readonly layout: Found;
}

export interface Reading {
  readonly mode: 'plan' | 'validate';
  readonly scenario?: string | undefined;
  /** The folder that shown paths count from. */
  readonly from: string;
}

interface At {
  readonly place: Place;
  readonly host: Host;
  readonly shown: (path: string) => string;
}

const wholeFile = (file: string): Span => ({ file, line: 0, column: 0, length: 0, text: undefined });

interface Both {
  readonly own: string | undefined;
  readonly theirs: string | undefined;
  readonly developing: string;
}

/** One manifest of two: that of the repository, unless only the project folder has one. */
async function chosen({ own, theirs, developing }: Both, { place, shown }: At): Promise<Found> {
  const [mine, path] = [join(place.folder, 'odpm.json'), join(developing, 'odpm.json')];
  const names = { first: shown(mine), second: shown(path) };
  if (theirs !== undefined) {
    const layout = { manifest: { path, file: names.second, text: theirs }, developing };
    if (own === undefined || own === theirs || (await place.look.real(mine)) === path) return good(layout);
    const two = say.twoManifests(names, wholeFile(names.first), wholeFile(names.second));
    const other = { manifest: { path: mine, file: names.first, text: own }, developing };
    return { ...bad(two), rivals: [other, layout] };
  }
  if (own === undefined) return bad(say.noManifest(names, wholeFile(names.second)));
  const layout = { manifest: { path: mine, file: names.first, text: own }, developing };
  return good(layout, [say.manifestNotInRepository(names, wholeFile(names.first))]);
}

interface Own {
  readonly path: string;
  readonly file: string;
  /** `undefined`: the project folder has no manifest. */
  readonly text: string | undefined;
}

interface Read {
  readonly user: User;
  readonly values: Values;
}

/**
 * Without its repository a manifest that lies in the project folder can still be looked at. A folder that the manifest
 * itself names may be there on another machine; one of `user_settings.json` is of this one.
 */
function aside(problems: readonly Problem[], { user: { developing } }: Read): Problem[] {
  const others = [say.notCloned.code, ...(developing ? [] : [say.noFolder.code])];
  return problems.map((each) => (others.includes(each.code) ? { ...each, severity: 'note' } : each));
}

/** The project folder by itself: its own manifest, or what keeps that of the repository from being found. */
function alone({ path, file, text }: Own, folder: string, problems: readonly Problem[]): Checked<Layout> {
  if (text !== undefined) return checked({ manifest: { path, file, text }, developing: folder }, problems);
  return problems.length > 0 ? bad(...problems) : bad(say.noOdpmJson({ file }, wholeFile(file)));
}

/** Why nothing is known of a repository: the variables of its link are not set, or nobody names it. */
async function unread({ user }: Read, { path, file, text }: Own, { look }: Place): Promise<Problem[]> {
  if (text !== undefined) return [];
  if (user.developing) return [say.openLink({}, user.developing.origin)];
  if ((await look.stat(path))?.kind === 'link') return [say.linkToNothing({ file }, wholeFile(file))];
  return user.settings.ok && user.settings.value
    ? [say.noDeveloping({ file }, wholeFile(file.replace(/odpm\.json$/, 'user_settings.json')))]
    : [];
}

async function layoutOf(at: At, read: Read, { mode }: Reading): Promise<Found> {
  const { place, host, shown } = at;
  const { folder, look } = place;
  const path = join(folder, 'odpm.json');
  const text = await look.read(path);
  if (!text.ok) return text;
  const own = { path, file: shown(path), text: text.value };
  const asked = askedFor(read.user.developing, own, read.values);
  if (!asked) return alone(own, folder, await unread(read, own, place));
  const where = { folder, home: host.machine.home, look, variables: read.values.variables };
  const found = await developingFolder(asked, where);
  if (!found.ok) {
    if (mode !== 'validate' || own.text === undefined) {
      const toClone = found.toClone && { toClone: found.toClone };
      return { ...alone(own, folder, found.problems), ...toClone };
    }
    return good(
      { manifest: { path, file: own.file, text: own.text }, developing: folder },
      aside(found.problems, read),
    );
  }
  const developing = found.value;
  if (developing === folder) return alone(own, folder, []);
  const theirs = await look.read(join(developing, 'odpm.json'));
  if (!theirs.ok) return theirs;
  const files = await chosen({ own: own.text, theirs: theirs.value, developing }, at);
  return mode === 'validate' ? files : { ...files, problems: [...found.problems, ...files.problems] };
}

/** Where a file that names the repository is wrong, it is no wonder that there is no manifest. */
const unsaid = (layout: Found): Found => ({
  ...layout,
  problems: layout.problems.filter(({ code }) => code !== say.noOdpmJson.code),
});

/** Reads what says which files make a project: `.env`, `user_settings.json`, and the manifest's own words. */
export async function partsOf(place: Place, host: Host, reading: Reading): Promise<Parts> {
  const { environment } = host.machine;
  const shown = (path: string): string => relative(reading.from, resolve(place.folder, path));
  const { files, problems: unreadable } = await envFiles(place, host, reading.from);
  const settings = andThen(checked(files, unreadable), () => readSettings(files, environment, reading));
  const variables = settings.ok ? settings.value.variables : readVariables(files, environment);
  const { names } = settings.ok ? settings.value : usualSettings(variables);
  const values = { variables, physical: (service: string) => physicalName(names, service) };
  const user = await userSettings({ look: place.look, shown }, values, reading.mode);
  const layout = await layoutOf({ place, host, shown }, { user, values }, reading);
  return {
    variables,
    unread: unreadable.length > 0,
    settings,
    user: user.settings,
    layout: user.settings.ok ? layout : unsaid(layout),
    secrets: await secretKeys({ look: place.look, shown }),
  };
}
