import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readConf } from '../../src/odoo/rawconfig.ts';

const program = `
import configparser, json, sys
parser = configparser.RawConfigParser()
parser.read_string(sys.stdin.read())
print(json.dumps({name: dict(parser.items(name)) for name in parser.sections()}))
`;

/** What Python itself reads, as Odoo does. */
const byPython = (text: string): unknown =>
  JSON.parse(execFileSync('python3', ['-c', program], { input: text, encoding: 'utf8' }));

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
  expect(readConf('[options]\na = 1\nnonsense\n').bad).toEqual([{ line: 3, text: 'nonsense' }]);
});

test('an option above the first section is told', () => {
  expect(readConf('a = 1\n[options]\n').bad).toEqual([{ line: 1, text: 'a = 1' }]);
});
