import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
// Loaded before the clock of the first test runs.
import '../../src/verbs/manifest/migrate.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly exit: number;
    /** The whole result, but for `requires_odpm` and defaults written out. */
    readonly manifest?: JsonObject;
    /** At least this. */
    readonly has?: JsonObject;
    /** Pointers of `locks.git` that may be there besides. */
    readonly may?: Readonly<Record<string, Json>>;
    /** Of each, one text stands in the output. */
    readonly listed?: readonly (readonly string[])[];
    readonly order?: readonly string[];
    readonly indent?: string;
  };
}

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance', 'migrate.json');
const cases = JSON.parse(readFileSync(fixture, 'utf8')) as readonly Case[];

/** The manifest lies in the repository that the shell names, or where nothing names one, in the project itself. */
function laidOut({ files }: Case): { files: Map<string, string>; manifest: string } {
  const shell = files['user_settings.json'] !== undefined;
  const manifest = shell ? '/srv/dev/odpm.json' : '/project/odpm.json';
  const places = Object.entries(files).map(
    ([name, text]) => [name === 'odpm.json' ? manifest : `/project/${name}`, text] as const,
  );
  return { files: new Map([...places, ['/srv/odoo/odoo-bin', '']]), manifest };
}

const standard = [
  ['dependencies', []],
  ['requirements', []],
  ['platform_name', 'odoo'],
] as const;

/** Without what is not compared: defaults written out are the same as left out. */
function compared(manifest: JsonObject): JsonObject {
  const entries = Object.entries(manifest)
    .filter(([key]) => key !== 'requires_odpm')
    .filter(
      ([key, value]) =>
        !standard.some(([name, same]) => key === name && JSON.stringify(value) === JSON.stringify(same)),
    )
    .map(([key, value]): [string, Json] => {
      if (key !== 'platform') return [key, value];
      const { build_date: date, ...rest } = value as JsonObject;
      return [key, date === undefined || date === 'latest' ? rest : { ...rest, build_date: date }];
    });
  return Object.fromEntries(entries);
}

function withoutExtra(manifest: JsonObject, may: Readonly<Record<string, Json>>): JsonObject {
  const { locks } = manifest;
  const git = (locks as JsonObject | undefined)?.['git'] as JsonObject | undefined;
  if (!git) return manifest;
  const extra = Object.keys(may).map((pointer) => (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/'));
  const kept = Object.entries(git).filter(([link]) => !extra.includes(link));
  return { ...manifest, locks: { git: Object.fromEntries(kept) } };
}

describe.each(cases)('$title', (each) => {
  const { expected, env = {} } = each;
  const { files, manifest } = laidOut(each);

  test('the changes are shown, and nothing is written', async () => {
    const host = memoryHost({ files, environment: env });
    expect(await run(['manifest', 'migrate'], host)).toBe(expected.exit);
    expect(host.texts().get(manifest)).toBe(files.get(manifest));
  });

  test('it becomes what it should, once and for all', async () => {
    const host = memoryHost({ files, environment: env });
    expect(await run(['manifest', 'migrate', '--write'], host)).toBe(expected.exit);
    const text = host.texts().get(manifest) ?? '';
    const { out, err } = host.printed();
    if (expected.exit !== 0) {
      expect(text).toBe(files.get(manifest));
      expect(err).toContain(`${manifest.includes('dev') ? '../srv/dev/odpm.json' : 'odpm.json'}:`);
      return;
    }
    const root = JSON.parse(text) as JsonObject;
    if (expected.manifest)
      expect(compared(withoutExtra(root, expected.may ?? {}))).toEqual(compared(expected.manifest));
    if (expected.has) expect(root).toMatchObject(expected.has);
    for (const texts of expected.listed ?? [])
      expect(texts.filter((word) => `${out}${err}`.includes(word))).not.toEqual([]);
    expect(Object.keys(root).filter((key) => expected.order?.includes(key))).toEqual(expected.order ?? []);
    expect(text.split('\n')[1]?.startsWith(`${expected.indent ?? '  '}"`)).toBe(true);

    expect(await run(['manifest', 'migrate', '--write'], host)).toBe(0);
    expect(host.texts().get(manifest)).toBe(text);
    expect(host.printed().out).toContain('is of version 2 already');
  });
});
