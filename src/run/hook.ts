import type { Problem } from '../diagnostics/index.ts';
import { fill, originOf, serviceName } from '../model/index.ts';
import type { RunHook } from '../model/index.ts';
import { failed } from './exec.ts';
import { hookFailed, leftOut, unsetInHook } from './problems.ts';
import { showLine } from './progress.ts';
import type { Site } from './site.ts';
import { howItEnded, spoken } from './words.ts';

function argvOf({ moment, words, at }: RunHook, { project }: Site): { argv: string[]; problems: Problem[] } {
  const hook = project.hooks.find((each) => each.moment === moment && each.at === at);
  const filled = (hook?.argv ?? words.map((word) => [word])).map((word) =>
    fill(word, { variables: project.settings.variables, physical: serviceName }),
  );
  const place = originOf(project.document.origins, at);
  const unset = new Set(filled.flatMap((word) => word.unset.map(({ name }) => name)));
  return {
    argv: filled.map(({ text }) => text),
    problems: [...unset].map((name) => unsetInHook({ name }, place)),
  };
}

/**
 * Runs a program of the project: compared once more with what was trusted, words filled in now, in the
 * project folder, with the environment of odpm and what only `.env` has. Problems show it as written, so that
 * no value that a variable brought is printed.
 */
export async function runHook(action: RunHook, site: Site): Promise<Problem[]> {
  const { host, project, interrupts } = site;
  const shown = spoken(action.words);
  const distrusted = await site.stillTrusted(shown);
  if (distrusted) return [distrusted];
  const { argv, problems } = argvOf(action, site);
  if (problems.length > 0) return problems;
  const { environment, leftOut: names } = host.programs.forHooks(project.settings.dotenv);
  const warnings = names.length > 0 ? [leftOut({ names: names.join(', ') })] : [];
  const ended = await host.programs.run({
    argv,
    folder: project.folder,
    environment,
    signal: interrupts.signal,
    onLine: (line) => showLine(line, site),
  });
  if (!failed(ended) || interrupts.code() !== undefined) return warnings;
  const facts = { moment: action.moment, program: shown, how: howItEnded(ended), output: ended.tail };
  return [...warnings, hookFailed(facts, originOf(project.document.origins, action.at))];
}
