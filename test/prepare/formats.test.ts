import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { MemoryHost } from '../../src/host/memory/host.ts';
import { given } from '../transcripts/transcript.ts';

const top = join(import.meta.dirname, '..', '..');
const schema = (name: string): object =>
  JSON.parse(readFileSync(join(top, 'schemas', name), 'utf8')) as object;

const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema('diagnostics.v1.schema.json'));
const validate = ajv.compile(schema('plan.v1.schema.json'));

interface Told {
  readonly complete: boolean;
  readonly changes: boolean;
  readonly steps: readonly { readonly id: string; readonly outcome: string; readonly reason: string }[];
  readonly diffs: readonly { readonly path: string; readonly unified_diff?: string }[];
}

const machine = (more: Readonly<Record<string, string>> = {}): MemoryHost => {
  const files = given(join(top, 'fixtures', 'plan', 'fresh'));
  for (const [path, text] of Object.entries(more)) files.set(path, text);
  return memoryHost({ files });
};

/** What `odpm plan --format json` writes, which is nothing but a document that keeps to the schema. */
async function planned(host: MemoryHost, ...words: readonly string[]): Promise<{ code: number; told: Told }> {
  host.printed();
  const code = await run(['plan', '--format', 'json', ...words], host);
  const { out, err } = host.printed();
  expect(err).toBe('');
  const told = JSON.parse(out) as Told;
  validate(told);
  expect(validate.errors ?? []).toEqual([]);
  return { code, told };
}

test('a plan of a fresh project keeps to the schema, with and without diffs', async () => {
  const { code, told } = await planned(machine(), '--no-docker');
  expect([code, told.complete, told.changes]).toEqual([0, true, true]);
  expect(told.diffs.every((diff) => diff.unified_diff === undefined)).toBe(true);
  const { told: whole } = await planned(machine(), '--no-docker', '--diff');
  const compose = whole.diffs.find(({ path }) => path === 'docker-compose.yml');
  expect(compose?.unified_diff).toContain('+services:');
});

test('what keeps a plan from being made is told in the same form', async () => {
  const broken = machine({ '/project/odpm.json': '{' });
  const { code, told } = await planned(broken, '--no-docker');
  expect([code, told.complete, told.steps]).toEqual([3, false, []]);
});

test('a blocked step hides no other, and says what it would do', async () => {
  const host = machine();
  await run(['up', '--skip-start', '--quiet'], host);
  const text = host.texts().get('/project/docker-compose.yml') ?? '';
  await host.files.write('/project/docker-compose.yml', `${text}# mine\n`, { owner: 'people', mode: 0o644 });
  const { code, told } = await planned(host, '--no-docker', '--diff');
  expect(code).toBe(7);
  const blocked = told.steps.filter(({ outcome }) => outcome === 'blocked');
  expect(blocked.map(({ id, reason }) => [id, reason])).toEqual([['compose.generate', 'model/edited-file']]);
  const diff = told.diffs.find(({ path }) => path === 'docker-compose.yml');
  expect(diff?.unified_diff).toContain('-# mine');
});

test.each([
  [['--no-docker'], 0],
  [['--no-docker', '--strict'], 2],
  [['--no-docker', '--detailed-exitcode'], 2],
])('with changes, %j ends with %i', async (words, wanted) => {
  expect((await planned(machine(), ...words)).code).toBe(wanted);
});

test('with nothing to do every call ends with 0', async () => {
  const host = machine();
  await run(['up', '--skip-start', '--quiet'], host);
  const { code, told } = await planned(host, '--no-docker', '--strict', '--detailed-exitcode');
  expect([code, told.changes, told.diffs]).toEqual([0, false, []]);
});

test('no format prints a value of .env', async () => {
  const env = 'ODOO_PLATFORM_DIR=/odoo\nMY_TOKEN=value-of-the-test\n';
  for (const format of ['table', 'json', 'markdown']) {
    const host = machine({ '/project/.env': env });
    await run(['plan', '--no-docker', '--diff', '--format', format], host);
    const { out, err } = host.printed();
    expect(out + err).not.toContain('value-of-the-test');
  }
});

test('a name from a file cannot end a cell or a fence of Markdown', async () => {
  const manifest = JSON.parse(
    readFileSync(join(top, 'fixtures', 'plan', 'fresh', 'given', 'project', 'odpm.json'), 'utf8'),
  ) as Record<string, unknown>;
  const patched = {
    ...manifest,
    service_patches: { odoo: { environment: { GREETING: '```\n</details>|x|' } } },
  };
  const host = machine({ '/project/odpm.json': JSON.stringify(patched) });
  await run(['plan', '--no-docker', '--diff', '--format', 'markdown'], host);
  const { out } = host.printed();
  expect(out).toContain('\n````diff\n');
});
