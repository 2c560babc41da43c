import { basename, dirname, join, relative, resolve } from 'node:path';
import { andThen, exitCode, formats, inOrder } from '../../diagnostics/index.ts';
import type { Finding, Output, Problem, Span } from '../../diagnostics/index.ts';
import { lookFrom, report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { readManifest } from '../../manifest/index.ts';
import { flag, scenarios, textOption, valueAt } from '../../model/index.ts';
import type { Call, Document, Scenario, Settings } from '../../model/index.ts';
import { review } from '../../pipeline.ts';
import { around, envFiles, findAnywhere, partsOf } from '../../place/index.ts';
import { noManifest } from '../../project/index.ts';
import type { Surroundings } from '../../project/index.ts';
import { readSettings } from '../../settings/index.ts';

const shownAs = (path: string, { machine }: Host): string => relative(machine.cwd, path) || basename(path);

const wholeFile = (file: string): Span => ({ file, line: 0, column: 0, length: 0, text: undefined });

/** Two problems with one key say the same. */
const keyOf = ({ code, message, at, fix }: Problem): string => JSON.stringify([code, message, at, fix]);

/** The scenarios that differ: `developer`, which is the default, and each that says something of its own. */
function scenariosOf({ root }: Document): readonly Scenario[] {
  const own = valueAt(root, ['scenarios']);
  return scenarios.filter(
    (scenario) => scenario === 'developer' || valueAt(own ?? null, [scenario]) !== undefined,
  );
}

/** Every scenario is looked at; what several say of one place is said once. */
function inEveryScenario(document: Document, settings: Settings, surroundings: Surroundings): Problem[] {
  const found = scenariosOf(document).flatMap((scenario) =>
    review(document, { ...settings, scenario }, surroundings),
  );
  return [...new Map(found.map((problem) => [keyOf(problem), problem])).values()];
}

async function validate(path: string, host: Host): Promise<readonly Problem[]> {
  const folder = dirname(path);
  const look = lookFrom(host, folder);
  const shown = shownAs(path, host);
  const [text, layers] = [await look.read(path), await envFiles({ folder, look }, host)];
  if (!text.ok || !layers.ok) return [...text.problems, ...layers.problems];
  if (text.value === undefined) return [noManifest({ path: shown }, wholeFile(shown))];
  const beside = layers.value.map((layer) =>
    layer.file === '.env' ? { ...layer, file: join(dirname(shown), layer.file) } : layer,
  );
  const settings = readSettings(beside, host.machine.environment, { mode: 'validate' });
  const document = readManifest(shown, text.value);
  if (!document.ok || !settings.ok) return [...document.problems, ...settings.problems];
  const scenarioed = inEveryScenario(document.value, settings.value, around(folder, host));
  return [...document.problems, ...settings.problems, ...scenarioed];
}

/** The files that a call names; a folder stands for the `odpm.json` in it. */
async function named({ args, globals }: Call, host: Host): Promise<readonly string[]> {
  const paths = args.map((each) => resolve(host.machine.cwd, globals.folder ?? '', each));
  const kinds = await Promise.all(paths.map((path) => host.files.stat(path)));
  return paths.map((path, at) => (kinds[at]?.kind === 'directory' ? join(path, 'odpm.json') : path));
}

/** The manifest of the project where the command works, with all that is read beside it. */
async function ofProject({ globals }: Call, host: Host): Promise<readonly Finding[]> {
  const place = await findAnywhere(globals, host);
  if (!place.ok) return place.problems.map((problem) => ({ file: undefined, problems: [problem] }));
  const { folder } = place.value;
  const parts = await partsOf(place.value, host, { mode: 'validate', from: host.machine.cwd });
  const own = shownAs(join(folder, 'odpm.json'), host);
  if (!parts.ok) return [{ file: own, problems: parts.problems }];
  const { settings, user, secrets, layout } = parts.value;
  const document = andThen(layout, ({ manifest }) => readManifest(manifest.file, manifest.text));
  const said = [document, settings, user, secrets].flatMap(({ problems }) => problems);
  if (document.ok && settings.ok && layout.ok) {
    const surroundings = around(folder, host, layout.value.developing);
    said.push(...inEveryScenario(document.value, settings.value, surroundings));
  }
  return [{ file: layout.ok ? layout.value.manifest.file : own, problems: said }];
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

/** What each file has, in its order; a place in a file that several have in common, their `.env`, is told once. */
async function findingsOf(call: Call, host: Host): Promise<readonly Finding[]> {
  const found: Finding[] = call.args.length === 0 ? [...(await ofProject(call, host))] : [];
  for (const path of new Set(await named(call, host)))
    found.push({ file: shownAs(path, host), problems: await validate(path, host) });
  const findings: Finding[] = [];
  const said = new Set<string>();
  for (const { file, problems } of found) {
    const fresh = problems.filter((problem) => !problem.at || !said.has(keyOf(problem)));
    for (const problem of fresh) said.add(keyOf(problem));
    findings.push({ file, problems: inOrder(fresh, file ?? '') });
  }
  return findings;
}

type Format = keyof typeof formats;
const isFormat = (word: string | undefined): word is Format => word !== undefined && word in formats;

function formatOf(call: Call, { machine }: Host): Format {
  const said = flag(call, 'json') ? 'json' : textOption(call, 'format');
  if (isFormat(said)) return said;
  return machine.environment['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
}

/** Appends to the summary of this step, where GitHub asks for one. */
async function summarise(text: string, { machine, files }: Host): Promise<readonly Problem[]> {
  const path = machine.environment['GITHUB_STEP_SUMMARY'];
  if (path === undefined || path === '') return [];
  // eslint-disable-next-line no-restricted-syntax -- the one file that this command may write
  const { problems } = await files.append(resolve(machine.cwd, path), text);
  return problems;
}

/** Resolves to the problems that come with writing. */
async function write(outputs: readonly Output[], host: Host): Promise<readonly Problem[]> {
  const failed: Problem[] = [];
  for (const { to, text } of outputs) {
    if (text === '') continue;
    if (to === 'out') await host.terminal.out(text);
    else if (to === 'err') host.terminal.err(text);
    else failed.push(...(await summarise(text, host)));
  }
  report(host, failed);
  return failed;
}

/**
 * Checks manifests: everything that is wrong, where, and what to write instead. Runs nothing, and writes nothing
 * but the summary of a step where GitHub asks for one.
 */
export async function run(call: Call, host: Host): Promise<number> {
  const findings = await findingsOf(call, readingOnce(host));
  const { machine, terminal } = host;
  const outputs = formats[formatOf(call, host)](findings, {
    quiet: call.globals.quiet,
    style: { width: terminal.width, colour: terminal.colour.err },
    checkout: { cwd: machine.cwd, workspace: machine.environment['GITHUB_WORKSPACE'] },
  });
  const failed = await write(outputs, host);
  const problems = [...findings.flatMap((finding) => finding.problems), ...failed];
  const strict = flag(call, 'strict') && problems.some(({ severity }) => severity === 'warning');
  return exitCode(problems) || (strict ? 3 : 0);
}
