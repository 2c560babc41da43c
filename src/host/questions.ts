/** Options of `docker compose` that take a value in the next word. */
const withValue = [
  '-p',
  '--project-name',
  '-f',
  '--file',
  '--project-directory',
  '--env-file',
  '--profile',
  '--ansi',
];

/** The words of `docker compose …` behind its own options. */
function behindOptions(words: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) at += withValue.includes(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}

/** `compose config` can write a file: that is no question. */
function isComposeQuestion(words: readonly string[]): boolean {
  const [command, ...rest] = behindOptions(words);
  if (command === 'version') return true;
  return command === 'config' && !rest.some((word) => /^(-[a-z]*o|--output)/.test(word));
}

/** Whether these arguments of `git` only ask, start no filter, and are not long with many files: `ls-files`. */
export const isGitQuestion = ([first]: readonly string[]): boolean => first === 'ls-files';

/** Whether these arguments of `docker` only ask: `version`, `info`, `ps`, `inspect`, `image inspect`, `compose … config`, `compose version`. */
export function isQuestion(words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === 'compose') return isComposeQuestion(words.slice(1));
  if (first === 'image') return second === 'inspect';
  return first === 'version' || first === 'info' || first === 'ps' || first === 'inspect';
}
