import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { Diagnostic } from '../conformance/case.ts';
import { took } from '../took.ts';
import { filesOf } from './given.ts';

/** Words of a parser or of a program that must not reach people. */
const foreign =
  /Unexpected (token|end|string|number|non-whitespace)|in JSON at|is not valid JSON|\bundefined\b|\[object |Cannot read prop|is not a function|at position \d/;

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

async function shownFor(
  files: Record<string, string>,
  format: string,
): Promise<{ code: number; text: string }> {
  const host = memoryHost({ files });
  const code = await run(['manifest', 'validate', '--format', format], host);
  const { out, err } = host.printed();
  return { code, text: out + err };
}

/** Whether a message has a word of a parser that is none of the manifest's own. */
const isForeign = (message: string, given: string): boolean =>
  foreign.test(message) && !given.includes(foreign.exec(message)?.[0] ?? '');

function faultsOf({ code, text }: { code: number; text: string }, given: string): string[] {
  const { diagnostics } = JSON.parse(text) as { diagnostics: Diagnostic[] };
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return [
    ...(code === (broken ? 3 : 0) ? [] : [`ended with ${code}`]),
    ...diagnostics.flatMap((each) => [
      ...(each.file === undefined || each.line === undefined ? [`no place: ${JSON.stringify(each)}`] : []),
      ...(/^[a-z]+(-[a-z0-9]+)*\/[a-z0-9-]+$/.test(each.code) ? [] : [`no code: ${JSON.stringify(each)}`]),
      ...(isForeign(each.message, given) || each.fix === ''
        ? [`not our words: ${JSON.stringify(each)}`]
        : []),
    ]),
  ];
}

const ownKeys = (): string =>
  [Object, Array, String, Function, Map, RegExp]
    .map(({ prototype }) =>
      Reflect.ownKeys(prototype as object)
        .map(String)
        .join(),
    )
    .join('; ');
const prototypes = ownKeys();

async function lookAt(files: Record<string, string>, seed: number): Promise<string[]> {
  let shown = { code: 0, text: '' };
  const milliseconds = await took(async () => (shown = await shownFor(files, 'json')));
  const found = faultsOf(shown, JSON.stringify(files));
  if (milliseconds > 1000) found.push(`took ${milliseconds.toFixed(0)} ms`);
  if (ownKeys() !== prototypes) found.push('a prototype changed');
  if (seed % 8 === 0 && (await shownFor(files, 'json')).text !== shown.text)
    found.push('told otherwise the second time');
  if (seed % 8 === 1) {
    for (const format of ['text', 'github']) {
      const line = (await shownFor(files, format)).text.split('\n').find((each) => control.test(each));
      if (line !== undefined) found.push(`control characters in ${format}: ${JSON.stringify(line)}`);
    }
  }
  return found;
}

/** What is wrong with what `manifest validate` does with the files of one seed. */
async function roundOf(seed: number): Promise<string[]> {
  const files = filesOf(seed);
  const told = (fault: string): string => `seed ${seed}: ${fault}\n${JSON.stringify(files).slice(0, 4000)}`;
  try {
    return (await lookAt(files, seed)).map(told);
  } catch (error) {
    return [told(error instanceof Error ? (error.stack ?? error.message) : String(error))];
  }
}

/** The faults of many seeds, a few of them in full. */
export async function faultsIn(from: number, count: number): Promise<string[]> {
  const found: string[] = [];
  await shownFor(filesOf(from), 'json'); // The first one loads the verb.
  for (let seed = from; seed < from + count && found.length < 5; seed += 1)
    found.push(...(await roundOf(seed)));
  return found;
}
