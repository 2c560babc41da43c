import { dirname, join, resolve } from 'node:path';
import { byText } from '../base/index.ts';
import type { Answer, Look } from '../model/index.ts';
import { HostError } from './error.ts';
import type { Host } from './host.ts';
import { isGitQuestion, isQuestion } from './questions.ts';

const patience = 30_000;

type Ask = Look['docker'];

/** Docker's answers, each question asked once. No answer in time counts as none. */
function asking({ programs }: Host, folder: string): Ask {
  const asked = new Map<string, Promise<Answer>>();
  const ask = async (words: readonly string[], input: string | undefined): Promise<Answer> => {
    const ended = await programs.run({
      argv: ['docker', ...words],
      folder,
      environment: programs.clean('docker'),
      timeout: patience,
      ...(input !== undefined && { input }),
    });
    return { code: ended.timedOut ? undefined : ended.code, stdout: ended.stdout, stderr: ended.stderr };
  };
  return (words, input) => {
    if (!isQuestion(words)) throw new Error(`docker ${words.join(' ')} is no question: a step may only look`);
    const key = JSON.stringify([words, input]);
    const answer = asked.get(key) ?? ask(words, input);
    asked.set(key, answer);
    return answer;
  };
}

/** No lock is taken, and no program of a repository's runs. */
const gitWords = [
  '--no-optional-locks',
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=all'],
];

async function askGit({ programs }: Host, folder: string, words: readonly string[]): Promise<Answer> {
  if (!isGitQuestion(words)) throw new Error(`git ${words.join(' ')} is no question: a step may only look`);
  const { code, stdout, stderr, timedOut } = await programs.run({
    argv: ['git', ...gitWords, ...words],
    folder,
    environment: { ...programs.clean('git'), LC_ALL: 'C', GIT_CEILING_DIRECTORIES: dirname(folder) },
    timeout: patience,
  });
  return { code: timedOut ? undefined : code, stdout, stderr };
}

/** Paths of the files below a folder, relative to it. */
async function filesBelow(host: Host, folder: string, way = ''): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await host.files.list(join(folder, way))) {
    const path = join(way, name);
    if (kind === 'directory') found.push(...(await filesBelow(host, folder, path)));
    else found.push(path);
  }
  return found;
}

/** The machine as steps see it: relative paths count from `folder`, nothing can be changed. */
export function lookFrom(host: Host, folder: string): Look {
  const { files, machine } = host;
  const at = (path: string): string => resolve(folder, path);
  return {
    home: machine.home,
    read: (path) => files.read(at(path)),
    stat: (path) => files.stat(at(path)),
    list: (path) => files.list(at(path)),
    digest: (path) => files.digest(at(path)),
    real: (path) => files.real(at(path)),
    async asset(path) {
      const read = await files.read(join(machine.package, path));
      const [problem] = read.problems;
      if (problem) throw new HostError(problem);
      if (!read.ok || read.value === undefined) throw new Error(`odpm's package lacks ${path}`);
      return read.value;
    },
    assets: async (path) => (await filesBelow(host, join(machine.package, path))).sort(byText),
    docker: asking(host, folder),
    git: (path, words) => askGit(host, path, words),
    portFree: (address, port) => host.portFree(address, port),
    listener: (port) => host.listener(port),
  };
}
