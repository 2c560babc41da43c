import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { formats, problem } from '../../src/diagnostics/index.ts';
import type { Finding, Problem, Span } from '../../src/diagnostics/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { filesUnder } from '../transcripts/transcript.ts';

const say = (severity: Problem['severity'], message: string, at?: Partial<Span>): Problem => {
  const made = problem(`test/${severity}`, {
    severity,
    message: () => message,
    fix: () => 'Mend it.',
  });
  return made({}, at && { file: 'odpm.json', line: 1, column: 2, length: 3, text: 'text', ...at });
};

const reader = {
  quiet: false,
  style: { width: 80, colour: false },
  checkout: { cwd: '/repo/shop', workspace: '/repo' },
};

/** What a format sends to one of its places. */
const told = (format: keyof typeof formats, to: string, ...problems: readonly Problem[]): string => {
  const findings: Finding[] = [{ file: 'odpm.json', problems }];
  const outputs = formats[format](findings, reader);
  return outputs
    .filter((output) => output.to === to)
    .map(({ text }) => text)
    .join('');
};

const hostile = 'a%0Ab\r\n::set-env name=X::y, z:\u001b[2J\u202e\u0085end';

test('an annotation is one line, whatever stands in it', () => {
  expect(told('github', 'out', say('error', hostile, { file: 'a,b:c%\n::d.json' }))).toBe(
    '::error file=shop/a%2Cb%3Ac%25%0A%3A%3Ad.json,line=1,col=2,endColumn=5,title=test/error' +
      '::a%250Ab\\u{d}%0A::set-env name=X::y, z:\\u{1b}[2J\\u{202e}\\u{85}end%0AMend it.\n',
  );
});

test('the log holds no command of a file: neither of the old form nor of the new one', () => {
  const log = told(
    'github',
    'err',
    say('warning', 'first\n  ::error::x ##[error]y', { file: '::warning::x', text: '##[add-path]/x' }),
    say('note', '::stop-commands::x'),
  );
  expect(log).not.toMatch(/^\s*::|##\[/m);
  expect(log).toContain('\\u{3a}:error::x #\\u{23}[error]y');
});

test('at most ten are annotated, errors first, and the summary has all of them', () => {
  const notes = Array.from({ length: 9 }, (_, index) => say('note', `note ${String(index)}`));
  const all = [...notes, say('warning', 'late', {}), say('error', 'last', { line: 0 })];
  const lines = told('github', 'out', ...all).split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 3)).toEqual([
    '::error file=shop/odpm.json,title=test/error::last%0AMend it.',
    '::warning file=shop/odpm.json,line=1,col=2,endColumn=5,title=test/warning::late%0AMend it.',
    '::notice title=test/note::note 0%0AMend it.',
  ]);
  const summary = told('github', 'summary', ...all);
  expect(summary.match(/^\| (error|warning|note) \|/gm)).toHaveLength(11);
});

test('a file outside the repository keeps its path', () => {
  expect(told('github', 'out', say('error', 'x', { file: '/home/.odpm/.env' }))).toContain(
    'file=/home/.odpm/.env,',
  );
  expect(told('github', 'out', say('error', 'x', { file: '../odpm.json' }))).toContain('file=odpm.json,');
});

test('the summary shows text as it is, and no Markdown or HTML', () => {
  const text = 'a | b <img src=x> [l](u) `c` *d* $e$ \\ @f\u202e\ng';
  expect(
    told('github', 'summary', say('error', text, { file: 'a|b' }))
      .split('\n')
      .at(-3),
  ).toBe(
    '| error | a&#124;b:1:2 | a &#124; b &#60;img src=x&#62; &#91;l&#93;(u) &#96;c&#96; &#42;d&#42; ' +
      '&#36;e&#36; &#92; &#64;f&#92;u{202e}<br>g | Mend it. | test/error |',
  );
});

test('a summary of very many problems stays below what GitHub takes', () => {
  const many = Array.from({ length: 5000 }, () => say('error', '<'.repeat(5000), {}));
  const summary = told('github', 'summary', ...many);
  expect(summary.length).toBeLessThan(1024 * 1024);
  expect(summary).toContain('4800 more are shown by `odpm manifest validate`.');
});

test('what is said of a very long value can be read', () => {
  const { message, fix } = say('error', '\u{1f600}'.repeat(100_000));
  expect({ length: message.length, end: message.slice(-3), fix }).toEqual({
    length: 399,
    end: '\u{1f600}…',
    fix: 'Mend it.',
  });
});

test('text shows each file with its problems above, and all of them counted at the end', () => {
  const findings = [
    { file: 'a', problems: [] },
    { file: 'b', problems: [say('error', 'x')] },
    { file: 'c', problems: [] },
  ];
  expect(formats.text(findings, reader)).toEqual([
    { to: 'out', text: 'a: no problems\n' },
    { to: 'err', text: 'error: x\n\n  Mend it.\n\n  test/error (odpm explain test/error)\n\n' },
    { to: 'out', text: 'b: 1 error\nc: no problems\n3 files: 1 error\n' },
  ]);
});

const schema = JSON.parse(readFileSync('schemas/diagnostics.v1.schema.json', 'utf8')) as object;
const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

const given = filesUnder('fixtures')
  .filter((path) => path.endsWith('/odpm.json'))
  .sort();

test.each(given)('%s: the JSON of its problems keeps to the schema', async (path) => {
  const text = readFileSync(path, 'utf8');
  const host = memoryHost({ files: { '/project/odpm.json': text, '/project/.env': 'BARE\n' } });
  await run(['manifest', 'validate', '--json', '/project/odpm.json', 'none'], host);
  const { out, err } = host.printed();
  valid(JSON.parse(out));
  expect({ errors: valid.errors ?? [], err, end: out.slice(-3) }).toEqual({
    errors: [],
    err: '',
    end: '\n}\n',
  });
});

test('the schema takes nothing for a document that is none', () => {
  const place = { file: 'odpm.json', line: 1, column: 1, length: 1 };
  const diagnostic = { code: 'a/b', severity: 'error', message: 'x', fix: 'y', also: [], ...place };
  const document = {
    format_version: 1,
    odpm: '5.0.0',
    files: ['odpm.json'],
    summary: { errors: 1, warnings: 0, notes: 0 },
    diagnostics: [diagnostic],
  };
  expect(valid(document)).toBe(true);
  for (const wrong of [
    { severity: 'fatal' },
    { line: 0 },
    { file: undefined },
    { also: undefined },
    { code: 'x' },
  ]) {
    const changed = { ...document, diagnostics: [{ ...diagnostic, ...wrong }] };
    expect(valid(JSON.parse(JSON.stringify(changed)))).toBe(false);
  }
});
