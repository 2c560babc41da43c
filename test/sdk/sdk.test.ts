import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { expect, test } from 'vitest';
import { sdk } from '../../src/bundle/plugins.mjs';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { assertApi, EXTENSION_API_VERSION, isRefusal, Refusal, verdict } from '../../src/sdk/index.ts';
import * as services from '../../src/sdk/services.ts';

test('the SDK imports nothing at run time, and is small', async () => {
  const options = { ...sdk, outdir: 'dist', write: false } as BuildOptions;
  const { metafile, outputFiles } = await build(options);
  const outputs = Object.values(metafile?.outputs ?? {});
  expect(outputs.map(({ imports }) => imports)).toEqual([[], []]);
  for (const { text } of outputFiles ?? []) {
    expect(text).not.toMatch(/\b(import|require)\b\s*[({'"]|\bprocess\b|\bglobalThis\b/);
    expect(text.length).toBeLessThan(10_000);
  }
});

test.each(['1.1', '1', '^1.0', '~1.1', '>=1.0 <2', '>= 1.0 < 2', '=1.1.0', '<=1.1', '>0.9', '1.0.0', ' ^1 '])(
  'version %s of the extension API is served',
  (range) => {
    expect(() => assertApi(range)).not.toThrow();
  },
);

test.each(['^2.0', '~1.2', '>=1.2', '<1', '>1.1', '0.9', '^1.0 >=1.2', '1.1.1', '~0.1'])(
  'version %s is refused as a mistake of the user',
  (range) => {
    let thrown: unknown;
    try {
      assertApi(range);
    } catch (error) {
      thrown = error;
    }
    expect(isRefusal(thrown) ? thrown.problem : thrown).toMatchObject({
      code: 'plugins/api-range',
      severity: 'error',
      message: `version ${range} of the extension API is asked for, and this odpm serves 1.0 and 1.1`,
    });
  },
);

test.each(['', ' ', '1.x', '*', '^1 || ^2', '1.2.3.4', 'latest', '>=', '1.1-beta'])(
  '"%s" is no range',
  (range) => {
    expect(() => assertApi(range)).toThrow(`"${range}" is not a version range; write it like ">=1.0 <2"`);
  },
);

test('the version of the SDK is one that it serves', () => {
  expect(() => assertApi(EXTENSION_API_VERSION)).not.toThrow();
});

test('a Refusal of another copy of the SDK is known', () => {
  const problem = verdict.noop('').problems[0];
  const other = Object.assign(new Error('no'), { [Symbol.for('odpm.refusal')]: true, problem });
  expect([isRefusal(other), isRefusal(new Error('no')), isRefusal(undefined)]).toEqual([true, false, false]);
  expect(
    isRefusal(new Refusal({ code: 'a/b', severity: 'error', exit: 3, message: '', also: [], fix: '' })),
  ).toBe(true);
});

test('the services are such as a manifest may have', async () => {
  const named = Object.entries(services).map(([name, service]) => [
    name.toLowerCase().replace('_service', ''),
    service,
  ]);
  const manifest = {
    manifest_schema: 2,
    requires_odpm: '5.0.0',
    odoo_version: '19.0',
    platform: { git: 'https://github.com/odoo/odoo.git 19.0' },
    python: '3.13',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
    services: Object.fromEntries(named) as object,
  };
  const host = memoryHost({ files: { '/project/odpm.json': JSON.stringify(manifest) } });
  const code = await run(['manifest', 'validate'], host);
  expect({ code, ...host.printed() }).toEqual({ code: 0, out: 'odpm.json: no problems\n', err: '' });
});
