import { basename, dirname, join, relative, resolve } from 'node:path';
import { inOrder } from '../diagnostics/index.ts';
import type { Checked, Finding, Problem, Span } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { readManifest, soundPart } from '../manifest/index.ts';
import type { Call, Document, Look, Settings } from '../model/index.ts';
import { around, envFiles, findAnywhere, partsOf } from '../place/index.ts';
import type { Layout, Parts, Place } from '../place/index.ts';
import { noManifest, sidecarProblems } from '../project/index.ts';
import { readSettings, readVariables, usualSettings } from '../settings/index.ts';
import type { EnvFile } from '../settings/index.ts';
import { exampleProblems, pluginsBeside, secretProblems, userProblems } from './beside.ts';
import { inEveryScenario, viewsOf } from './views.ts';
import type { Known, View } from './views.ts';

const shownAs = (path: string, { machine }: Host): string => relative(machine.cwd, path) || basename(path);

const wholeFile = (file: string): Span => ({ file, line: 0, column: 0, length: 0, text: undefined });

/** Two problems with one key say the same; what they advise may differ by scenario. A line may be as long as the file. */
const sayingOf = ({ code, message, at }: Problem): string =>
  JSON.stringify([code, message, at?.file, at?.line, at?.column, at?.length]);

const effective = (views: readonly View[]): Document[] => views.map((view) => view.effective);

interface Checking {
  readonly document: Document;
  readonly known: Known;
  readonly look: Look;
  readonly host: Host;
}

/** What a sound manifest says wrong, by itself and beside the files of its team. */
async function checkedWith({ document, known, look, host }: Checking): Promise<Problem[]> {
  const views = viewsOf(document);
  const { folder } = known.at;
  const shown = relative(host.machine.cwd, folder);
  const { problems, ...brought } = await pluginsBeside(document, { folder, look, shown });
  return [
    ...inEveryScenario(views, { ...known, at: { ...known.at, ...brought } }),
    ...(await exampleProblems(effective(views), look)),
    ...problems,
  ];
}

type SettingsOf = (files: readonly EnvFile[]) => Checked<Settings>;

/** Reads settings; those of the folders that have no `.env` are the same for all of them. */
function settingsReader({ machine }: Host): SettingsOf {
  const read: SettingsOf = (files) => readSettings(files, machine.environment);
  let users: Checked<Settings> | undefined;
  return (files) => (files[0]?.text === undefined ? (users ??= read(files)) : read(files));
}

/** A file that a call names. */
interface Named {
  readonly path: string;
  /** As problems show it. */
  readonly shown: string;
}

/** One file that a call names, by itself and with the `.env` beside it. */
async function ofFile(
  { path, shown }: Named,
  host: Host,
  settingsOf: SettingsOf,
): Promise<readonly Problem[]> {
  const folder = dirname(path);
  const look = lookFrom(host, folder);
  const text = await host.files.read(path);
  const { files, problems: unreadable } = await envFiles({ folder, look }, host, host.machine.cwd);
  if (!text.ok) return [...text.problems, ...unreadable];
  if (text.value === undefined) return [noManifest({ path: shown }, wholeFile(shown))];
  const beside = files.map((layer) =>
    layer.file === '.env' ? { ...layer, file: join(dirname(shown), layer.file) } : layer,
  );
  const settings = settingsOf(beside);
  const document = readManifest(shown, text.value);
  const said = [...document.problems, ...unreadable, ...settings.problems];
  const sound = document.ok ? document.value : soundPart(shown, text.value);
  if (!sound) return said;
  const standing = settings.ok
    ? settings.value
    : usualSettings(readVariables(files, host.machine.environment));
  const known = { settings: standing, unread: unreadable.length > 0, at: around(folder, host) };
  return [...said, ...(await checkedWith({ document: sound, known, look, host }))];
}

interface Folder {
  readonly parts: Parts;
  readonly place: Place;
  readonly host: Host;
}

/** A project's manifest with the settings and secrets of its folder. */
async function checkedManifest(
  { manifest: { file, text }, developing }: Layout,
  { parts: { settings, variables, unread, secrets, user }, place, host }: Folder,
): Promise<Problem[]> {
  const document = readManifest(file, text);
  const sound = document.ok ? document.value : soundPart(file, text);
  if (!sound) return [...document.problems];
  const keys = secrets.ok ? secrets.value : undefined;
  const at = around(place.folder, host, developing);
  const standing = settings.ok ? settings.value : usualSettings(variables);
  const known = { settings: standing, unread, at, secrets: keys?.usable ?? new Set<string>() };
  const all = viewsOf(sound);
  const views = all.filter(({ scenarios: [scenario] }) => scenario !== 'ci');
  return [
    ...document.problems,
    ...(await checkedWith({ document: sound, known, look: place.look, host })),
    ...sidecarProblems(effective(all), user.ok ? user.value : undefined),
    ...userProblems(effective(all), user),
    ...(secrets.ok ? secretProblems(effective(views), keys, standing) : []),
  ];
}

/** The manifest of a project; where two differ, both: one of them is to stay. */
async function checkedParts(folder: Folder): Promise<Problem[]> {
  const { layout } = folder.parts;
  const layouts = layout.ok ? [layout.value] : (layout.rivals ?? []);
  const found = await Promise.all(layouts.map((each) => checkedManifest(each, folder)));
  return [...layout.problems, ...found.flat()];
}

/** A project's manifest, with all that is read beside it. */
async function ofFolder(place: Place, host: Host): Promise<Finding> {
  const parts = await partsOf(place, host, { mode: 'validate', from: host.machine.cwd });
  const own = shownAs(join(place.folder, 'odpm.json'), host);
  const { settings, user, secrets, layout } = parts;
  const beside = [settings, user, secrets].flatMap(({ problems }) => problems);
  const problems = [...(await checkedParts({ parts, place, host })), ...beside];
  return { file: layout.ok ? layout.value.manifest.file : own, problems };
}

/** The project where the command works. */
async function ofProject({ globals }: Call, host: Host): Promise<readonly Finding[]> {
  const place = await findAnywhere(globals, host);
  return place.ok
    ? [await ofFolder(place.value, host)]
    : place.problems.map((problem) => ({ file: undefined, problems: [problem] }));
}

/** Whatever a call names: a folder is a project's, everything else a file. */
async function named(path: string, host: Host, settingsOf: SettingsOf): Promise<Finding> {
  const real = (await host.files.real(path)) ?? path;
  if ((await host.files.stat(real))?.kind === 'directory')
    return ofFolder({ folder: real, look: lookFrom(host, real) }, host);
  const shown = shownAs(path, host);
  return { file: shown, problems: await ofFile({ path, shown }, host, settingsOf) };
}

/** The same host, that reads each file once: several manifests may lie beside one `.env`. */
function readingOnce(host: Host): Host {
  const known = new Map<string, ReturnType<Host['files']['read']>>();
  const read: Host['files']['read'] = (path, limit) => {
    if (limit !== undefined) return host.files.read(path, limit);
    const found = known.get(path) ?? host.files.read(path);
    known.set(path, found);
    return found;
  };
  return { ...host, files: { ...host.files, read } };
}

/**
 * What is wrong with the manifests that a call names, or with that of the project where it works: each file in its
 * order, and everything once, also what is wrong with a file that several have in common.
 */
export async function findingsOf(call: Call, machine: Host): Promise<readonly Finding[]> {
  const host = readingOnce(machine);
  const found: Finding[] = call.args.length === 0 ? [...(await ofProject(call, host))] : [];
  const settingsOf = settingsReader(host);
  const paths = call.args.map((each) => resolve(host.machine.cwd, call.globals.folder ?? '', each));
  for (const path of new Set(paths)) found.push(await named(path, host, settingsOf));
  const [said, files] = [new Set<string>(), new Set<string | undefined>()];
  return found.flatMap(({ file, problems }) => {
    const fresh = problems.filter((problem) => {
      const saying = sayingOf(problem);
      const known = problem.at !== undefined && said.has(saying);
      said.add(saying);
      return !known;
    });
    // A file and its folder may both be named.
    const again = files.has(file) && fresh.length === 0;
    files.add(file);
    return again ? [] : [{ file, problems: inOrder(fresh, file ?? '') }];
  });
}
