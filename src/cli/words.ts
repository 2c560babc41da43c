/** What is wrong with a command line, and the way on where it is known. */
interface Said {
  readonly what: string;
  readonly instead?: string;
}

type Words = (...parts: string[]) => Said;

/** Commander's sentences, and ours for them. */
const sentences: readonly (readonly [RegExp, Words])[] = [
  [/^unknown option '(.+)'/, (option) => ({ what: `there is no option "${option}"` })],
  [/^unknown command '(.+)'/, (name) => ({ what: `there is no command "${name}"` })],
  [
    /^option '(?:-\w, )?(--?[\w-]+) (<\w+>)' argument missing/,
    (option, value) => ({ what: `${option} needs ${value}`, instead: `Write it like ${option} ${value}.` }),
  ],
  [
    /^option '(?:-\w, )?(--?[\w-]+) <\w+>' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    (option, value, choices) => ({
      what: `${option} cannot be "${value}"`,
      instead: `Write one of ${choices}.`,
    }),
  ],
  [/^missing required argument '(.+)'/, (name) => ({ what: `<${name}> is missing` })],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)/,
    (name, most, found) => ({ what: `"${name}" takes ${most} words, not ${found}` }),
  ],
];

/** A sentence of commander's in the words of this program; one that is not known stays. */
export function inOurWords(sentence: string): Said {
  for (const [pattern, words] of sentences) {
    const found = pattern.exec(sentence);
    if (found) return words(...found.slice(1));
  }
  return { what: sentence };
}
