const masked = (line: string): string =>
  line
    .replaceAll(/([\w+.-]+:\/\/)[^/\s'"]*@/g, '$1')
    .replaceAll(/([\w+.-]+:\/\/[^\s?#'"]*)[?#][^\s'"]*/g, '$1');

/** Who says something that may be shown; a credential helper is none of them. */
const speakers = /^(fatal|error|warning|hint|remote|ssh|ERROR): |^\S+@\S+: Permission denied|^Host key /;

const counts = /^remote: (Enumerating|Counting|Compressing|Total|Finding|Getting) /;

/** The lines of git's own words, of the server's and of ssh's, without what may be secret. */
export const spokenLines = (said: string): readonly string[] =>
  said
    .split('\n')
    // ssh ends its lines with both characters.
    .map((line) => line.trimEnd())
    .map((line) => line.slice(line.lastIndexOf('\r') + 1))
    .filter((line) => speakers.test(line) && !counts.test(line))
    .map(masked);
