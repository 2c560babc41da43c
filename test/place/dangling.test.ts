import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lookFrom, nodeHost } from '../../src/host/index.ts';
import { partsOf } from '../../src/place/index.ts';

test('a manifest that is a link to nothing is told from one that is not there', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-dangling-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  symlinkSync(join(folder, 'gone.json'), join(folder, 'odpm.json'));
  const host = nodeHost(join(import.meta.dirname, '..', '..'));
  const place = { folder, look: lookFrom(host, folder) };
  const { layout } = await partsOf(place, host, { mode: 'validate', from: folder });
  expect(layout.problems.map(({ code, fix }) => [code, fix])).toEqual([
    ['place/link-to-nothing', 'Point it at the manifest: ln -sf /absolute/path/odpm.json odpm.json'],
  ]);
});
