import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { asText } from '../../src/diagnostics/index.ts';
import { valueAt } from '../../src/model/index.ts';
import { substitute } from '../../src/substitute/index.ts';
import { documentOf, scopeOf, variablesOf } from './document.ts';
import { took } from '../took.ts';

interface Row {
  readonly in: string;
  readonly odpm: string | { readonly problem: string };
}

const rows = JSON.parse(readFileSync(new URL('template.json', import.meta.url), 'utf8')) as readonly Row[];
const set = { FOO: 'first', BAR: '', JSON: '{"json":2}', REC: '${FOO}', SP: ' x ', NL: 'a\nb' };

const field = ['services', 'box', 'image'];
const filled = (image: Json, values: Readonly<Record<string, string>> = set) =>
  substitute(documentOf({ services: { box: { image } } }), scopeOf(variablesOf(values)));

test.each(rows.map((row) => [JSON.stringify(row.in), row] as const))('%s is read as agreed', (_, row) => {
  const read = filled(row.in);
  const errors = read.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (typeof row.odpm !== 'string') expect(errors).toEqual([row.odpm.problem]);
  else expect(read.ok && valueAt(read.value.root, field)).toBe(row.odpm);
});

const shown = (read: ReturnType<typeof filled>): string =>
  asText(read.problems, { width: 100, colour: false });

test('a variable that is not set is shown with its field and what its author says of it', () => {
  expect(shown(filled('${MISSING}:${X:?set X in .env}'))).toMatchInlineSnapshot(`
    "error: the variable MISSING of /services/box/image is not set

      odpm.json:4:16
      4 |       "image": "\${MISSING}:\${X:?set X in .env}"
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

      Set MISSING in .env, or write a default: \${MISSING:-value}.

      substitute/unset (odpm explain substitute/unset)

    error: the variable X of /services/box/image is not set: set X in .env

      odpm.json:4:16
      4 |       "image": "\${MISSING}:\${X:?set X in .env}"
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

      Set X in .env: X=value

      substitute/unset (odpm explain substitute/unset)
    "
  `);
});

test('the part that is no reference is marked', () => {
  expect(shown(filled('redis:${1} and more'))).toMatchInlineSnapshot(`
    "error: "\${1}" is not a reference

      odpm.json:4:23
      4 |       "image": "redis:\${1} and more"
                                ~~~~

      Write \${NAME}, \${NAME:-default} or \${NAME:?message}; a dollar sign by itself is $$.

      substitute/bad-reference (odpm explain substitute/bad-reference)
    "
  `);
});

test('values of keys, numbers and fields without substitution stay', () => {
  const document = documentOf({
    requirements: ['x==${FOO}'],
    services: { box: { image: 'a', tty: true, labels: { '${FOO}': '${FOO}' } } },
    hooks: { pre_up: [['echo', '${MISSING}']] },
  });
  const read = substitute(document, scopeOf(variablesOf(set)));
  expect(read.ok && read.value.root).toEqual({
    requirements: ['x==${FOO}'],
    services: { box: { image: 'a', tty: true, labels: { '${FOO}': 'first' } } },
    hooks: { pre_up: [['echo', '${MISSING}']] },
  });
  expect(read.problems.map(({ severity, code, at }) => [severity, code, at?.pointer])).toEqual([
    ['warning', 'substitute/not-here', '/requirements/0'],
  ]);
});

test('a value is never scanned again', () => {
  const asked: string[] = [];
  const scope = scopeOf((name) => {
    asked.push(name);
    return variablesOf(set)(name);
  });
  const read = substitute(documentOf({ dependencies: ['${REC}'] }), scope);
  expect(read.ok && read.value.root).toEqual({ dependencies: ['${FOO}'] });
  expect(new Set(asked)).toEqual(new Set(['REC']));
});

test('what a variable made says so', () => {
  const read = filled('${FOO}:${missing:-8}');
  expect(read.ok && read.value.origins.get('/services/box/image')?.by).toBe('variable FOO of .env');
});

test('a hook with a reference that is not well formed is an error', () => {
  const read = substitute(documentOf({ hooks: { pre_up: [['a', '${']] } }), scopeOf(variablesOf({})));
  expect(read.problems.map(({ code, at }) => [code, at?.pointer])).toEqual([
    ['substitute/bad-reference', '/hooks/pre_up/0/1'],
  ]);
});

test('for validation an unset variable is a note, its text stays, and its origin is open', () => {
  const document = documentOf({ dependencies: ['file://${A}/${FOO}'], hooks: { pre_up: [['${B}']] } });
  const read = substitute(document, scopeOf(variablesOf(set), 'validate'));
  expect(read.ok && read.value.root).toEqual(document.root);
  expect(read.ok && read.value.origins.get('/dependencies/0')?.open).toEqual(['A']);
  expect(read.problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    'note: the variable A of /dependencies/0 is not set',
    'note: the variable B of /hooks/pre_up/0/0 is not set',
  ]);
});

test.each(['https://${TOKEN}@h/r.git', 'https://u:${TOKEN}@h/r.git'])(
  'credentials in the link %s are refused and never shown',
  (link) => {
    const read = substitute(
      documentOf({ platform: { git: link } }),
      scopeOf(variablesOf({ TOKEN: 'hunter2' })),
    );
    expect(shown(read)).not.toContain('hunter2');
    expect(read.problems.map(({ code, message, fix }) => [code, message, fix])).toEqual([
      [
        'substitute/credentials',
        'TOKEN would put credentials into the link /platform/git',
        'Leave them out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.',
      ],
    ]);
  },
);

test('an angle reference with an operator is literal, with a warning', () => {
  expect(filled('$<FOO:-x>').problems.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', '"$<FOO" is not a reference: operators need braces'],
  ]);
  expect(filled('$$<FOO:-x>').problems).toEqual([]);
});

test('words lie in words as deep as anybody writes them, and no deeper', () => {
  const nested = (depth: number): string => `${'${A:-'.repeat(depth)}x${'}'.repeat(depth)}`;
  const deep = filled(nested(64));
  expect(deep.ok && valueAt(deep.value.root, field)).toBe('x');
  for (const text of [nested(65), nested(100_000), '${A:-'.repeat(100_000)])
    expect(filled(text).problems).toMatchObject([
      { code: 'substitute/bad-reference', message: 'references are nested more than 64 levels deep' },
    ]);
});

test('a long text full of dollar signs takes no time', async () => {
  const milliseconds = await took(() => filled(`${'$'.repeat(450_000)}${'${FOO}'.repeat(75_000)}`));
  expect(milliseconds).toBeLessThan(2000);
});

test.each([
  ['${B}'.repeat(60), 'substitute/too-long'],
  ['${A:-${B}${B}}'.repeat(30), 'substitute/too-long'],
  ['${B:+${B}${B}}'.repeat(30), 'substitute/too-long'],
  ['${B}'.repeat(50), undefined],
  ['${A:+${B}}'.repeat(60), undefined],
])('a value may grow to 1 MiB', (image, code) => {
  const read = filled(image, { B: 'x'.repeat(20_000) });
  expect(read.problems[0]?.code).toBe(code);
  expect(read.problems[0]?.at?.line).toBe(code && 4);
});

test('what no memory would hold is not put together', () => {
  const { problems } = filled('${B}'.repeat(200_000), { B: 'x'.repeat(200_000) });
  expect(problems.map(({ message, fix }) => [message, fix])).toEqual([
    [
      'with its references filled in, /services/box/image is longer than 1 MiB',
      'Set B to something shorter, or refer to it less often there.',
    ],
  ]);
});

test('all values together may grow to 64 MiB', () => {
  const names = Array.from({ length: 80 }, (_, index) => [`A${index}`, '${B}${B}'] as const);
  const document = documentOf({ services: { box: { environment: Object.fromEntries(names) } } });
  const read = substitute(document, scopeOf(variablesOf({ B: 'x'.repeat(2 ** 19) })));
  expect(read.problems.map(({ code, at }) => [code, at?.pointer])).toEqual([
    ['substitute/all-too-long', '/services/box/environment/A64'],
  ]);
});

test('what the author says of it is shown as it is written: a variable in it may hold a secret', () => {
  expect(filled('${MISSING:?ask ${TEAM} for $$5, ${@service:db} too}').problems[0]?.message).toBe(
    'the variable MISSING of /services/box/image is not set: ask ${TEAM} for $5, ${@service:db} too',
  );
});
