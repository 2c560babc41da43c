import { execFileSync } from 'node:child_process';
import { array, constantFrom, sample } from 'fast-check';
import { expect, test } from 'vitest';
import { readConf } from '../../src/odoo/rawconfig.ts';

const program = `
import configparser, io, json, sys

def read(text):
    # No section is special: what stands in [DEFAULT] goes into Odoo's file as it is.
    parser = configparser.RawConfigParser(default_section=None)
    try:
        parser.read_file(io.StringIO(text, newline=None))
    except configparser.Error:
        return None
    return {name: dict(parser.items(name)) for name in parser.sections()}

print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

/** What Python itself reads of each text, as Odoo does; nothing where it refuses. */
const byPythonEach = (texts: readonly string[]): unknown[] =>
  JSON.parse(
    execFileSync('python3', ['-c', program], { input: JSON.stringify(texts), encoding: 'utf8' }),
  ) as unknown[];

const byPython = (text: string): unknown => byPythonEach([text])[0];

const byUs = (text: string): unknown => {
  const { conf, bad } = readConf(text);
  expect(bad).toEqual([]);
  return Object.fromEntries([...conf].map(([name, options]) => [name, Object.fromEntries(options)]));
};

const sound: Readonly<Record<string, string>> = {
  'plain options': '[options]\nworkers = 2\nlog_level=debug\n',
  'a colon assigns too': '[options]\na: b\nurl = http://x:80/\n',
  'keys lose their case': '[options]\nDB_Name = Shop\n',
  'comments stand at the start of a line alone': '[options]\n# a\n; b\n  # c\nx = a # b\ny = a;b\n',
  'no quotes, no escapes, no interpolation': '[options]\na = "q"\nb = \'q\'\nc = %(x)s \\n $y\n',
  'an empty value': '[options]\na =\nb = 1\n',
  'deeper lines go on': '[options]\naddons_path = /a,\n  /b,\n  /c\nx = 1\n',
  'several sections': '[options]\na = 1\n[queue_job]\nchannels = root:2\n',
  'white space around': '[options]\n   a   =   b   \n',
  'line ends of Windows': '[options]\r\na = 1\r\nb = 2\r\n',
  'an equals sign in the value': '[options]\ndbfilter = ^a=b$\n',
};

test.each(Object.entries(sound))('%s', (_title, text) => {
  expect(byUs(text)).toEqual(byPython(text));
});

test('a line that is no option is told with its number', () => {
  expect(readConf('[options]\na = 1\nnonsense\n').bad).toEqual([{ line: 3, text: 'nonsense', twice: false }]);
});

test('an option above the first section is told', () => {
  expect(readConf('a = 1\n[options]\n').bad).toEqual([{ line: 1, text: 'a = 1', twice: false }]);
});

test.each(['[options]\na = 1\nA = 2\n', '[options]\n[options]\n'])(
  'what is there twice is told: %j',
  (text) => {
    expect(readConf(text).bad).toMatchObject([{ twice: true }]);
    expect(byPython(text)).toBeNull();
  },
);

const pieces = [
  '[options]',
  '[x]',
  '[a] = b',
  '[]',
  'a',
  'B',
  'key name',
  '=',
  ':',
  ' = ',
  '1',
  'x y',
  ',',
  '#',
  ';',
  ' ',
  '\t',
];
const odd = [
  '\u00a0',
  '\u0085',
  '\u001c',
  '\ufeff',
  '\u2028',
  '\u000b',
  '\\',
  '%(x)s',
  '${x}',
  '"',
  "'",
  'é',
  'İ',
  ']',
];
const text = array(constantFrom(...pieces, ...odd, '\n', '\n', '\n  ', '\r\n', '\r'), { maxLength: 30 });

test('any text is read, or refused, as Python does it', () => {
  const texts = sample(text, { numRuns: 4_000, seed: 7 }).map((words) => `[o]\n${words.join('')}`);
  const ours = texts.map((each) => (readConf(each).bad.length > 0 ? null : byUs(each)));
  const theirs = byPythonEach(texts);
  const different = texts.flatMap((each, at) =>
    JSON.stringify(ours[at]) === JSON.stringify(theirs[at])
      ? []
      : [{ each, ours: ours[at], theirs: theirs[at] }],
  );
  expect(different).toEqual([]);
  expect(theirs.filter((each) => each !== null).length).toBeGreaterThan(400);
});
