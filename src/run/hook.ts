import type { Problem } from '../diagnostics/index.ts';
import type { Ended } from '../host/index.ts';
import { fill, hookOf, isTemplate, originOf, parseTemplate, physicalName } from '../model/index.ts';
import type { Filled, RunHook } from '../model/index.ts';
import { failed } from './exec.ts';
import { hookFailed, hookFailedAllowed, leftOut, unsetInHook } from './problems.ts';
import type { Site } from './site.ts';
import { howItEnded, spoken } from './words.ts';

interface Ready {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** Words and variables of a hook, with what holds now. */
function filledIn({ words, environment, at }: RunHook, { project }: Site): Ready {
  const { variables, names } = project.settings;
  const values = {
    variables,
    physical: (service: string) => physicalName(names, service),
    source: (name: string) => project.serviceSources.get(name)?.folder,
  };
  const filled = (text: string): Filled => {
    const parsed = parseTemplate(text);
    return fill(isTemplate(parsed) ? parsed : [text], values);
  };
  const argv = words.map(filled);
  const own = Object.entries(environment).map(([name, text]) => [name, filled(text)] as const);
  const all = [...argv, ...own.map(([, value]) => value)];
  const unset = new Set(all.flatMap((each) => each.unset.map(({ name }) => name)));
  const place = originOf(project.document.origins, at);
  return {
    argv: argv.map(({ text }) => text),
    environment: Object.fromEntries(own.map(([name, { text }]) => [name, text])),
    problems: [...unset].map((name) => unsetInHook({ name }, place)),
  };
}

/** Names in `.env` that hooks do not get, but for those that the hook sets itself. */
function lost(names: readonly string[], own: Ready['environment']): Problem[] {
  const left = names.filter((name) => !Object.hasOwn(own, name));
  return left.length > 0 ? [leftOut({ names: left.join(', ') })] : [];
}

function problemOf(ended: Ended, action: RunHook, { project }: Site): Problem {
  const { moment, timeout = 0, words, allowFailure } = action;
  const how = ended.timedOut ? `timed out after ${String(timeout / 1000)}s` : howItEnded(ended);
  const facts = { moment, program: spoken(words), how, output: ended.tail };
  return (allowFailure ? hookFailedAllowed : hookFailed)(
    facts,
    originOf(project.document.origins, action.at),
  );
}

/**
 * Runs a program of the project: compared once more with what was trusted, texts filled in now, in the project
 * folder, with the environment of odpm, what only `.env` has, and its own over both. Problems show it as written,
 * so that no value that a variable brought is printed.
 */
export async function runHook(action: RunHook, site: Site): Promise<readonly Problem[]> {
  const { host, project, interrupts } = site;
  const distrusted = await site.stillTrusted(spoken(action.words));
  if (distrusted) return [distrusted];
  const { argv, environment: own, problems } = filledIn(action, site);
  if (problems.length > 0) return problems;
  const { environment, leftOut: names } = host.programs.forHooks(project.settings.dotenv);
  const ended = await host.programs.run({
    argv,
    folder: project.folder,
    environment: { ...environment, ...own, [hookOf]: String(host.machine.pid) },
    signal: interrupts.signal,
    onLine: (line) => site.progress.line(line),
    ...(action.timeout !== undefined && { timeout: action.timeout }),
  });
  const warnings = lost(names, own);
  if (!failed(ended) || interrupts.code() !== undefined) return warnings;
  return [...warnings, problemOf(ended, action, site)];
}
