import { basename, dirname, join, relative, resolve } from 'node:path';
import { inEveryScenario, viewsOf } from '../../check/index.ts';
import { andThen, bad, both, checked, exitCode, good, visible } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { lookFrom, report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { migrate, readJson } from '../../manifest/index.ts';
import type { Migration } from '../../manifest/index.ts';
import { flag, textOption } from '../../model/index.ts';
import type { Call, Document, Look } from '../../model/index.ts';
import { editDiff } from '../../packages/index.ts';
import { around, envFiles, findAnywhere, partsOf } from '../../place/index.ts';
import type { Place } from '../../place/index.ts';
import { noManifest } from '../../project/index.ts';
import { rewrite } from '../../run/index.ts';
import { readSettings, readVariables } from '../../settings/index.ts';
import type { EnvFile } from '../../settings/index.ts';

/** The manifest to migrate, and the folder in which the files beside it lie. */
interface Source {
  readonly path: string;
  /** As it is shown. */
  readonly file: string;
  readonly text: string;
  readonly place: Place;
}

const shownAs = (path: string, { machine }: Host): string => relative(machine.cwd, path) || basename(path);

async function ofFile(named: string, { globals }: Call, host: Host): Promise<Checked<Source>> {
  const said = resolve(host.machine.cwd, globals.folder ?? '', named);
  const path = (await host.files.stat(said))?.kind === 'directory' ? join(said, 'odpm.json') : said;
  const file = shownAs(path, host);
  const look = lookFrom(host, dirname(path));
  return andThen(await look.read(path), (text) =>
    text === undefined
      ? bad(noManifest({ path: file }))
      : good({ path, file, text, place: { folder: dirname(path), look } }),
  );
}

async function ofProject({ globals }: Call, host: Host): Promise<Checked<Source>> {
  const place = await findAnywhere(globals, host);
  if (!place.ok) return place;
  const reading = { mode: 'validate', from: host.machine.cwd } as const;
  const { user, layout } = await partsOf(place.value, host, reading);
  return andThen(both(user, layout), ([, { manifest }]) => good({ ...manifest, place: place.value }));
}

/** A JSON file beside the manifest; what it says is checked where it is used. */
async function beside(file: string, look: Look, secret: boolean): Promise<Checked<Document | undefined>> {
  const text = await look.read(file);
  return andThen(text, (said) => (said === undefined ? good(undefined) : readJson(file, said, { secret })));
}

interface Around {
  readonly env: readonly EnvFile[];
  readonly place: Place;
}

/** What `manifest validate` would refuse of the result. */
function errorsOf({ document }: Migration, { env, place }: Around, host: Host): Problem[] {
  const settings = readSettings(env, host.machine.environment);
  if (!settings.ok) return [];
  const known = { settings: settings.value, at: around(place.folder, host) };
  return inEveryScenario(viewsOf(document), known).filter(({ severity }) => severity === 'error');
}

async function migrated({ file, text, place }: Source, host: Host): Promise<Checked<Migration>> {
  const { look } = place;
  const settings = await beside('user_settings.json', look, true);
  const lock = await beside('.odpm/deps.lock.json', look, false);
  const { files, problems } = await envFiles(place, host);
  return andThen(both(both(settings, lock), checked(files, problems)), ([[said, locked], env]) => {
    const variables = readVariables(env, host.machine.environment);
    const migration = migrate(file, text, { settings: said, lock: locked, variables });
    return andThen(migration, (made) => checked(made, errorsOf(made, { env, place }, host)));
  });
}

function answerOf(call: Call, source: Source, { text, notes }: Migration): string {
  const diff = editDiff(source.file, source.text, text ?? source.text);
  if (textOption(call, 'format') === 'json') {
    const answer = { format_version: 1, path: source.file, changed: text !== undefined, diff, notes };
    return `${JSON.stringify(answer, undefined, 2)}\n`;
  }
  const file = visible(source.file);
  if (text === undefined) return `${file} is of version 2 already\n`;
  return flag(call, 'write') ? `${file} is of version 2 now\n` : diff;
}

const listOf = ({ notes }: Migration): string =>
  notes.map(({ what, pointer, because }) => visible(`${what.padEnd(10)}  ${pointer}: ${because}\n`)).join('');

/**
 * Flat manifest → nested: shows the changes or, with `--write`, makes them; lists what is filled in, taken over from
 * other files, and left out. A manifest with errors, or with a result that would have some, stays as it is.
 */
export async function run(call: Call, host: Host): Promise<number> {
  const [named] = call.args;
  const source = named === undefined ? await ofProject(call, host) : await ofFile(named, call, host);
  const done = source.ok ? await migrated(source.value, host) : source;
  if (!source.ok || !done.ok) {
    report(host, done.problems);
    return exitCode(done.problems);
  }
  const { text } = done.value;
  const written =
    flag(call, 'write') && text !== undefined
      ? await rewrite({ path: source.value.path, old: source.value.text, text }, host)
      : good(undefined);
  report(host, written.problems);
  if (!written.ok) return exitCode(written.problems);
  await host.terminal.out(answerOf(call, source.value, done.value));
  if (textOption(call, 'format') !== 'json') host.terminal.err(listOf(done.value));
  return 0;
}
