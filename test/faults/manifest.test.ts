import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry, unchanged } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

const path = (name: string): string => join(at.project, name);

/** Checks the manifest; nothing on the machine is another than before. */
const validate = (...words: readonly string[]): Ended =>
  unchanged([at.project, at.home], () => at.odpm('manifest', 'validate', ...words));

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
}

function diagnostics(...words: readonly string[]): { code: number | null; found: readonly Diagnostic[] } {
  const { code, out } = validate('--json', ...words);
  return { code, found: (JSON.parse(out) as { diagnostics: Diagnostic[] }).diagnostics };
}

const only = (code: string, message: string, file = 'odpm.json') => ({
  code: 3,
  found: [expect.objectContaining({ code, message, file }) as unknown],
});

describe('a file that is no text to read: 3, told by its name', () => {
  test.each([
    ['UTF-16, as some editors of Windows write', '\ufeff'],
    ['UTF-16 without its mark', ''],
  ])('%s', (_, mark) => {
    writeFileSync(path('odpm.json'), Buffer.from(`${mark}{"manifest_schema": 2}`, 'utf16le'));
    expect(diagnostics()).toEqual(only('host/not-utf8', 'odpm.json is not UTF-8 but UTF-16'));
  });

  test('Latin-1', () => {
    writeFileSync(path('odpm.json'), Buffer.from('{"é": 1}', 'latin1'));
    expect(diagnostics()).toEqual(only('host/not-utf8', 'odpm.json is not UTF-8'));
  });

  test.each([
    ['odpm.json', ['.']],
    ['.env', []],
  ])('%s is a directory', (name, words) => {
    rmSync(path(name), { force: true });
    mkdirSync(path(name));
    expect(diagnostics(...words)).toEqual(
      only('host/is-a-directory', `${name} is a directory, not a file`, name),
    );
  });

  test.each(['/dev/zero', '/dev/tty'])('a link to %s', (device) => {
    rmSync(path('odpm.json'));
    symlinkSync(device, path('odpm.json'));
    expect(diagnostics()).toEqual(
      only('host/not-a-regular-file', 'odpm.json is not a regular file but a device'),
    );
  });
});

describe('a file of 200 MB', () => {
  beforeEach(() => truncateSync(path('odpm.json'), 200 * 1024 * 1024));

  test('is too large', () => {
    const { code, out } = at.odpm('manifest', 'validate', '--json');
    expect(code).toBe(3);
    expect(out).toContain('"odpm.json is larger than 1 MiB"');
  });

  needs('strace')('is not read', () => {
    const strace = ['strace', '-f', '-qq', '-e', 'trace=openat,open', '-e', 'signal=none'];
    const { code, err } = at.run([...strace, process.execPath, entry, 'manifest', 'validate']);
    expect(code).toBe(3);
    expect(err).toContain('larger than 1 MiB');
    expect(err).not.toMatch(/^open.*"[^"]*odpm\.json"/m);
  });
});

const seconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

// A neighbour on the machine may take the processor away once, not each time.
const busy = { retry: 2 };

describe('very much in one place: located, each frame on a line, in good time', () => {
  const lines = (text: string): number[] => text.split('\n').map((line) => line.length);

  test.each(['python', 'postgres', 'requires_odpm', 'odoo_version'])(
    'a text of 900 kB as %s',
    busy,
    (key) => {
      at.manifest({ [key]: 'x'.repeat(900_000) });
      const took = seconds(() => {
        const { code, out, err } = validate();
        expect(code).toBe(3);
        expect(err).toMatch(/^ {2}odpm\.json:\d+:\d+\n {2}\d+ \| /m);
        expect(err.length + out.length).toBeLessThan(8000);
        expect(Math.max(...lines(err).slice(1, 5))).toBeLessThanOrEqual(80);
      });
      expect(took).toBeLessThan(2);
    },
  );

  test('a key of 900 kB', () => {
    at.manifest({ ['x'.repeat(900_000)]: 1 });
    const { code, err } = validate();
    expect(code).toBe(3);
    expect(err.length).toBeLessThan(8000);
  });

  test.each([
    ['on lines of their own', ',\n"V'],
    ['on one line', ',"V'],
  ])('50 000 variables %s, one of them a list', busy, (_, between) => {
    const names = Array.from({ length: 50_000 }, (_each, index) => `V${String(index)}`);
    const environment = Object.fromEntries(names.map((name) => [name, name === 'V40000' ? [] : 'x']));
    at.manifest({ services: { web: { image: 'caddy:2', environment } } });
    const compact = JSON.stringify(JSON.parse(readFileSync(path('odpm.json'), 'utf8')));
    at.put('odpm.json', compact.replaceAll(',"V', between));
    const took = seconds(() => {
      const { code, err } = validate();
      expect(code).toBe(3);
      expect(err).toContain('/services/web/environment/V40000');
      expect(err).toMatch(/^ {2}\d+ \| .*"V40000":\[/m);
      expect(Math.max(...lines(err))).toBeLessThanOrEqual(100);
    });
    expect(took).toBeLessThan(2);
  });
});

test('what could move a cursor or hide text is shown as its number, in every format', () => {
  const sly = 'a\u001b[2J\u001b]8;;https://x\u0007\u202eb\r\u009b';
  at.manifest({ [sly]: 1, platform: { git: sly } });
  for (const format of ['text', 'github']) {
    const { code, out, err } = validate('--format', format);
    expect(code).toBe(3);
    expect(out + err).toContain('a\\u{1b}[2J');
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  }
  expect(validate('--json').out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
});

test('a slip in a file that may hold secrets: its place, and not a word of it', () => {
  at.put('user_settings.json', '{\n  "db_manager_password": hunter2\n}\n');
  for (const format of ['text', 'json', 'github']) {
    const summary = join(at.root, `${format}.md`);
    const argv = [process.execPath, entry, 'manifest', 'validate', '--format', format];
    const { code, out, err } = at.run(argv, { GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(3);
    expect(out + err).toMatch(/user_settings\.json(:2:26|", *\n +"line": 2|,line=2,col=26)/);
    expect(out + err).not.toMatch(/hunter2|JSON at position/);
    if (format === 'github') expect(readFileSync(summary, 'utf8')).not.toContain('hunter2');
  }
});

test('fifty problems: each with its place, in their order, counted at the end', () => {
  const services = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`s${String(index)}`, { imge: 'x', image: 'caddy:2' }]),
  );
  at.manifest({ services });
  const { code, out, err } = validate();
  expect(code).toBe(3);
  const places = [...err.matchAll(/^ {2}odpm\.json:(\d+):\d+$/gm)].map(([, line]) => Number(line));
  expect(places).toHaveLength(50);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(out).toBe('odpm.json: 50 errors\n');
});

test('nothing but the file: no home, no variables, no settings, no git', () => {
  const script = 'mkdir ../bare; cp odpm.json ../bare; cd ../bare; exec env -i "$@"';
  const command = [process.execPath, entry, 'manifest', 'validate', '--strict', 'odpm.json'];
  const { code, out, err } = at.run(['sh', '-euc', script, 'sh', ...command]);
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^odpm\.json: \d notes?\n$/) as unknown,
  });
  expect(err).toMatch(/^note: the variable \w+ of /);
});

test('the summary of a step is appended to, and nothing else is written', () => {
  const summary = join(at.root, 'summary.md');
  writeFileSync(summary, 'before\n');
  const more = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: at.root, GITHUB_STEP_SUMMARY: summary };
  at.manifest({ dependancies: [] });
  const check = (environment: Record<string, string>): Ended =>
    unchanged([at.project, at.home], () =>
      at.run([process.execPath, entry, 'manifest', 'validate'], { ...more, ...environment }),
    );
  const { code, out } = check({});
  expect(code).toBe(3);
  expect(out).toMatch(
    /^::error file=shop\/odpm\.json,line=\d+,col=3,endColumn=17,title=manifest\/unknown-key::/,
  );
  expect(at.run(['cat', summary]).out).toMatch(/^before\n### odpm manifest validate\n/);

  at.manifest({ dependancies: undefined });
  for (const wrong of [at.root, join(at.root, 'none/summary.md')]) {
    const ended = check({ GITHUB_STEP_SUMMARY: wrong });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(`cannot write ${wrong}: `);
  }
});
