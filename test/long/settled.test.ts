import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fixture, hostIn, layOut } from '../conformance/case.ts';
import type { Case } from '../conformance/case.ts';

type Given = Pick<Case, 'files' | 'env'>;

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance');
const cases = ['compose', 'plan'].flatMap((kind) =>
  readdirSync(join(folder, kind)).map(
    (file) => [`${kind}/${file}`, fixture(`${kind}/${file}`) as Given] as const,
  ),
);

/** Steps that would still change something after a project was made ready; `undefined`: odpm refuses it. */
async function left({ files, env = {} }: Given): Promise<string[] | undefined> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-settled-')));
  try {
    layOut(files, root);
    let said = '';
    const host = hostIn(root, { env }, (text) => (said += text));
    const up = await run(['up', '--skip-start', '--no-input', '--trust', '--quiet'], host);
    if (up !== 0) return undefined;
    said = '';
    await run(['plan', '--format', 'json', '--skip-start'], host);
    const { steps } = JSON.parse(said) as { steps: { id: string; outcome: string; because: string }[] };
    return steps.flatMap(({ id, outcome, because }) => (outcome === 'update' ? [`${id}: ${because}`] : []));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test('after a plan is carried out, there is nothing to do: for every case that can be prepared', async () => {
  const found: string[] = [];
  let prepared = 0;
  for (const [name, given] of cases) {
    const rest = await left(given);
    if (rest) prepared += 1;
    found.push(...(rest ?? []).map((each) => `${name} ${each}`));
  }
  expect(found).toEqual([]);
  expect(prepared).toBeGreaterThan(30);
}, 300_000);
