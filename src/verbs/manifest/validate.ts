import { basename, dirname, join, relative, resolve as absolute } from 'node:path';
import { exitCode, visible } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { lookFrom, report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { readManifest } from '../../manifest/index.ts';
import { flag, scenarios, valueAt } from '../../model/index.ts';
import type { Call, Document, Scenario, Settings } from '../../model/index.ts';
import { review } from '../../pipeline.ts';
import { around, envFiles, find } from '../../place/index.ts';
import { noManifest } from '../../project/index.ts';
import type { Surroundings } from '../../project/index.ts';
import { readSettings } from '../../settings/index.ts';

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
  const keyed = found.map(
    (each) => [JSON.stringify([each.code, each.message, each.at, each.fix]), each] as const,
  );
  return [...new Map(keyed).values()];
}

async function validate(path: string, host: Host): Promise<readonly Problem[]> {
  const folder = dirname(path);
  const look = lookFrom(host, folder);
  const shown = relative(host.machine.cwd, path) || basename(path);
  const [text, layers] = [await look.read(path), await envFiles({ folder, look }, host)];
  if (!text.ok || !layers.ok) return [...text.problems, ...layers.problems];
  if (text.value === undefined) return [noManifest({ path: shown })];
  const settings = readSettings(layers.value, host.machine.environment, { mode: 'validate' });
  const document = readManifest(shown, text.value);
  if (!document.ok || !settings.ok) return [...document.problems, ...settings.problems];
  const scenarioed = inEveryScenario(document.value, settings.value, around(folder, host));
  return [...document.problems, ...settings.problems, ...scenarioed];
}

/** The files that a call names: a folder stands for the `odpm.json` in it, nothing for that of this project. */
async function targets({ args, globals }: Call, host: Host): Promise<string[] | readonly Problem[]> {
  if (args.length === 0) {
    const place = await find(globals, host);
    return place.ok ? [join(place.value.folder, 'odpm.json')] : place.problems;
  }
  const paths = args.map((each) => absolute(host.machine.cwd, globals.folder ?? '', each));
  const kinds = await Promise.all(paths.map((path) => host.files.stat(path)));
  return paths.map((path, at) => (kinds[at]?.kind === 'directory' ? join(path, 'odpm.json') : path));
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function summary(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']): number =>
    problems.filter((each) => each.severity === severity).length;
  const parts = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    count(severity) > 0 ? [counted(count(severity), severity)] : [],
  );
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

/** Checks manifests: everything that is wrong, where, and what to write instead. Runs and writes nothing. */
export async function run(call: Call, host: Host): Promise<number> {
  const paths = await targets(call, host);
  const problems: Problem[] = [];
  for (const path of paths) {
    if (typeof path !== 'string') {
      problems.push(path);
      report(host, [path]);
      continue;
    }
    const found = await validate(path, host);
    problems.push(...found);
    report(host, found);
    await host.terminal.out(
      `${visible(relative(host.machine.cwd, path) || basename(path))}: ${summary(found)}\n`,
    );
  }
  const strict = flag(call, 'strict') && problems.some(({ severity }) => severity === 'warning');
  return exitCode(problems) || (strict ? 3 : 0);
}
