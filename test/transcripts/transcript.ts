import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { MemoryHost } from '../../src/host/memory/host.ts';

/** A command of a transcript: `$ NAME=value odpm plan`, and below it what the person types, as `> y`. */
interface Command {
  readonly line: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly typed: readonly string[];
}

export function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function commandsOf(text: string): Command[] {
  const found: Command[] = [];
  for (const line of text.split('\n')) {
    const called = /^\$ (?<set>(?:\w+=\S* )*)odpm ?(?<rest>.*)$/.exec(line)?.groups;
    if (called) {
      const pairs = (called['set'] ?? '').split(' ').filter((pair) => pair !== '');
      const environment = Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
      const words = (called['rest'] ?? '').split(' ').filter((word) => word !== '');
      found.push({ line, environment, words, typed: [] });
    } else if (line.startsWith('> ')) {
      const last = found.pop();
      if (last) found.push({ ...last, typed: [...last.typed, line.slice(2)] });
    }
  }
  return found;
}

export interface Played {
  readonly shown: string;
  readonly host: MemoryHost;
}

/**
 * Plays the commands of a transcript on a machine in memory: `given/` is its disk, the project lies in
 * `/project`, there is no Docker. Returns the transcript as it is now.
 */
export async function play(folder: string): Promise<Played> {
  const given = join(folder, 'given');
  const files = new Map(
    filesUnder(given).map((path) => [`/${relative(given, path)}`, readFileSync(path, 'utf8')]),
  );
  const environment: Record<string, string> = {};
  const answers: string[] = [];
  const machine = { interactive: false };
  const host = memoryHost({
    files,
    environment,
    answers,
    get interactive() {
      return machine.interactive;
    },
  });
  let shown = '';
  for (const command of commandsOf(readFileSync(join(folder, 'transcript.txt'), 'utf8'))) {
    for (const name of Object.keys(environment)) Reflect.deleteProperty(environment, name);
    Object.assign(environment, command.environment);
    answers.splice(0, Infinity, ...command.typed);
    machine.interactive = command.typed.length > 0;
    const code = await run(command.words, host);
    const { out, err } = host.printed();
    const typed = command.typed.map((line) => `> ${line}\n`).join('');
    shown += `${command.line}\n${typed}${out}${err}exit ${code}\n\n`;
  }
  return { shown, host };
}
