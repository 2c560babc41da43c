import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { Given, MemoryHost } from '../../src/host/memory/host.ts';
import { emptyFolder } from '../host/means.ts';
import { filesUnder } from './files.ts';
import { realHost } from './real.ts';

export { filesUnder };

/**
 * A command of a transcript: `$ NAME=value odpm plan`, directly below it what the person types, as `> y`. Between
 * two of them a person works on the files: `$ echo TEXT >> FILE`, `$ rm FILE`, `$ chmod 666 FILE`.
 */
interface Command {
  readonly line: string;
  readonly typed: readonly string[];
}

function commandsOf(text: string): Command[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    if (!line.startsWith('$ ')) return [];
    const below = lines.slice(at + 1);
    const end = below.findIndex((each) => !/^>( |$)/.test(each));
    return [{ line, typed: below.slice(0, end).map((each) => each.slice(2)) }];
  });
}

/** The disk of a case: what all cases of its theme have, and its own. */
export function given(folder: string): Map<string, string> {
  const roots = [join(dirname(folder), 'given'), join(folder, 'given')].filter((root) => existsSync(root));
  const rows = roots.flatMap((root) => filesUnder(root).map((path) => [root, path] as const));
  return new Map(rows.map(([root, path]) => [`/${relative(root, path)}`, readFileSync(path, 'utf8')]));
}

/** What a person does to the files between two commands. */
async function byHand(line: string, { files, machine }: MemoryHost): Promise<void> {
  const said = /^\$ (?:echo '(?<text>.*)' >> |(?<rm>rm) |chmod (?<mode>\d+) )(?<path>\S+)$/.exec(
    line,
  )?.groups;
  if (!said) throw new Error(`no command of a transcript: ${line}`);
  const path = join(machine.cwd, said['path']?.startsWith('/') === true ? '..' : '', said['path'] ?? '');
  const old = await files.read(path);
  const text = old.ok ? (old.value ?? '') : '';
  if (said['rm'] !== undefined) await files.remove(path, '/');
  else {
    const { mode } = (await files.stat(path)) ?? { mode: 0o644 };
    const wanted = said['mode'] === undefined ? mode : Number.parseInt(said['mode'], 8);
    const added = said['text'] === undefined ? '' : `${said['text']}\n`;
    await files.write(path, `${text}${added}`, { owner: 'people', mode: wanted });
  }
}

/** `NAME=value odpm plan` → its environment and its words. */
function called(line: string): { environment: Record<string, string>; words: string[] } | undefined {
  const found = /^\$ (?<set>(?:\w+=\S* )*)odpm ?(?<rest>.*)$/.exec(line)?.groups;
  if (!found) return undefined;
  const parts = (text: string | undefined) => (text ?? '').split(' ').filter((part) => part !== '');
  const pairs = parts(found['set']).map((pair) => pair.split('=') as [string, string]);
  return { environment: Object.fromEntries(pairs), words: parts(found['rest']) };
}

/** Digests of what is generated follow every change of a generator; they are tested where they are made. */
export const steady = (text: string): string =>
  text.replace(/((?:^\+?|[-+ ])# sha256:|io\.odpm\.digest: "?)[0-9a-f]{64}/gm, '$1…');

export interface Played {
  readonly shown: string;
  readonly host: MemoryHost;
}

/** The theme whose projects have code that really runs. */
const withCode = 'plugin-code';

/**
 * Plays the commands of a transcript on a machine in memory: `given/` is its disk, the project lies in
 * `/project`, there is no Docker. Returns the transcript as it is now.
 */
export async function play(folder: string): Promise<Played> {
  const environment: Record<string, string> = {};
  const answers: string[] = [];
  const machine = { interactive: false };
  const at: Given = {
    environment,
    answers,
    get interactive() {
      return machine.interactive;
    },
  };
  const files = given(folder);
  const host =
    basename(dirname(folder)) === withCode
      ? await realHost(emptyFolder(), files, at)
      : memoryHost(Object.create(at, { files: { value: files } }) as Given);
  let shown = '';
  for (const { line, typed } of commandsOf(readFileSync(join(folder, 'transcript.txt'), 'utf8'))) {
    const call = called(line);
    if (!call) {
      await byHand(line, host);
      shown += `${line}\n\n`;
      continue;
    }
    for (const name of Object.keys(environment)) Reflect.deleteProperty(environment, name);
    Object.assign(environment, call.environment);
    answers.splice(0, Infinity, ...typed);
    machine.interactive = typed.length > 0;
    const code = await run(call.words, host);
    const { out, err } = host.printed();
    const input = typed.map((each) => `> ${each}`.trimEnd() + '\n').join('');
    shown += `${line}\n${input}${out}${err}exit ${code}\n\n`;
  }
  return { shown: steady(shown), host };
}
