import { resolve } from 'node:path';
import { findingsOf } from '../../check/index.ts';
import { exitCode, formats } from '../../diagnostics/index.ts';
import type { Output, Problem } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { flag, textOption } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';

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
  const findings = await findingsOf(call, host);
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
