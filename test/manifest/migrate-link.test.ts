import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files/index.ts';
import { nodeHost } from '../../src/host/index.ts';
import { run } from '../../src/verbs/manifest/migrate.ts';

const call = {
  args: [],
  options: { write: true },
  passed: [],
  globals: { folder: undefined, quiet: false, verbose: false, input: false, yes: false },
};

test('where the manifest is a link, as 4.x leaves it, the file that it points at is replaced', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-migrate-')));
  try {
    mkdirSync(join(root, 'repo'));
    writeFileSync(
      join(root, 'repo/odpm.json'),
      '{\n  "odpm_version": "4.0",\n  "odoo_version": "19.0"\n}\n',
      { mode: 0o640 },
    );
    symlinkSync('repo/odpm.json', join(root, 'odpm.json'));
    const host = nodeHost(join(import.meta.dirname, '..', '..'));
    const terminal = { ...host.terminal, out: () => Promise.resolve(), err: () => undefined };
    const machine = { ...host.machine, cwd: root, environment: {}, home: root };
    expect(await run(call, { ...host, machine, terminal, files: nodeFiles(root) })).toBe(0);
    expect(readlinkSync(join(root, 'odpm.json'))).toBe('repo/odpm.json');
    expect(readFileSync(join(root, 'repo/odpm.json'), 'utf8')).toContain('"manifest_schema": 2');
    expect(lstatSync(join(root, 'repo/odpm.json')).mode & 0o777).toBe(0o640);
  } finally {
    rmSync(root, { recursive: true });
  }
});
