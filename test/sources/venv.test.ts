import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shop } from './locking.ts';
import type { Shop } from './locking.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Inputs {
  readonly files: readonly string[];
  readonly lines: readonly string[];
}

/** As docs/decisions/0016-locked-environment.md has it. */
const hashOf = ({ files, lines }: Inputs): string =>
  `sha256:${sha256(
    [
      'python 3.10',
      'distribution debian-12',
      ...files.map((text) => `file ${sha256(text)}`),
      `manifest ${sha256(lines.map((line) => `${line}\n`).join(''))}`,
      '',
    ].join('\n'),
  )}`;

const venvIn = ({ text }: Shop): unknown =>
  (JSON.parse(text('odpm.json')) as { locks?: { venv?: string } }).locks?.venv;

const sync = 'lock --sync-manifest --write';

test('what the environment is made from is locked: files of repositories at their new commits, and the lines of the manifest', async () => {
  const project = shop();
  const { odpm, grow, manifest } = project;
  grow('odoo', '17.0', { 'requirements.txt': 'Babel==2.9.1\n' });
  grow('queue', '17.0', {
    'requirements.txt': '-r requirements/base.txt\nrequests\n',
    'requirements/base.txt': 'cffi\n',
  });
  manifest({ requirements: ['phonenumbers', 'qrcode[pil]>=7'] });
  expect(await odpm(sync)).toMatchObject({ code: 0 });
  expect(venvIn(project)).toBe(
    hashOf({
      files: ['Babel==2.9.1\n', '-r requirements/base.txt\nrequests\n', 'cffi\n'],
      lines: ['phonenumbers', 'qrcode[pil]>=7'],
    }),
  );
  const before = project.text('odpm.json');
  expect((await odpm(sync)).out).toBe('.odpm/deps.lock.json is as it should be: nothing moved\n');
  expect(project.text('odpm.json')).toBe(before);
  for (const words of ['lock --check', 'plan --no-docker', 'plan --no-docker --scenario ci'])
    expect((await odpm(words)).err).not.toContain('locks.venv');
});

test('another requirement is a warning for developers and an error elsewhere, with the hash to write', async () => {
  const project = shop();
  const { odpm, text, put } = project;
  await odpm(sync);
  const said = text('odpm.json');
  put('odpm.json', said.replace('"dependencies"', '"requirements": ["qrcode"],\n  "dependencies"'));
  const wanted = hashOf({ files: [], lines: ['qrcode'] });
  const plan = await odpm('plan --no-docker');
  expect([plan.code, plan.err.match(/^warning: locks\.venv .*/gm)]).toEqual([
    0,
    [
      `warning: locks.venv is ${hashOf({ files: [], lines: [] }).slice(0, 19)}, ` +
        `but the hash of its inputs is ${wanted.slice(0, 19)}`,
    ],
  ]);
  expect(plan.err.replaceAll(/\s+/g, ' ')).toContain(`Write "${wanted}" there; `);
  for (const words of [
    'plan --no-docker --scenario server',
    'plan --no-docker --scenario ci',
    'lock --check',
  ])
    expect(await odpm(words)).toMatchObject({
      code: 3,
      err: expect.stringContaining('error: locks.venv is ') as string,
    });
  const now = text('odpm.json');
  put('odpm.json', now.replace(/sha256:[0-9a-f]{64}/, wanted));
  expect(await odpm('lock --check')).toMatchObject({ code: 0, err: '' });
});

test('what a scenario adds is no part of it: one hash holds in all of them', async () => {
  const project = shop();
  const { odpm, manifest } = project;
  manifest({ requirements: ['qrcode'], scenarios: { developer: { requirements: ['ipdb'] } } });
  await odpm(sync);
  expect(venvIn(project)).toBe(hashOf({ files: [], lines: ['qrcode'] }));
  expect((await odpm('lock --check --scenario ci')).code).toBe(0);
});

test('where repositories are not here it is not known, and nobody is alarmed', async () => {
  const { odpm, folder, text, put } = shop();
  await odpm(sync);
  put('odpm.json', text('odpm.json').replace('"python": "3.10"', '"python": "3.11"'));
  rmSync(join(folder, '../projects'), { recursive: true });
  expect((await odpm('plan --no-docker --scenario server')).err).not.toContain('locks.venv');
  const { code, err } = await odpm('lock --check');
  expect([code, err.match(/^(error|note): .*/gm)]).toEqual([
    0,
    ['note: locks.venv is not compared: the files of odoo, web, queue are not here'],
  ]);
});

test('a hash of odpm 4 is told as such, with what to do', async () => {
  const project = shop();
  const { odpm, manifest } = project;
  manifest({ locks: { venv: sha256('of odpm 4') } });
  const { code, err } = await odpm('plan --no-docker');
  expect([code, err.match(/^warning: .*/gm)]).toEqual([
    0,
    ['warning: locks.venv is a hash of odpm 4, which is made from other inputs'],
  ]);
  expect(err).toContain('Run "odpm lock --sync-manifest".');
  await odpm(sync);
  expect(venvIn(project)).toBe(hashOf({ files: [], lines: [] }));
});

test('neither the processor nor the ends of lines make another hash, and files outside of a repository do not count', async () => {
  const project = shop();
  const { odpm, manifest, put, folder } = project;
  put('odoo/odoo-bin', '');
  put('odoo/requirements.txt', '-r ../secret.txt\r\nBabel\r\n');
  put('secret.txt', 'token\n');
  manifest({ platform: { git: `file://${folder}/odoo` }, dependencies: [], arch: 'arm64' });
  await odpm(sync);
  expect(venvIn(project)).toBe(hashOf({ files: ['-r ../secret.txt\nBabel\n'], lines: [] }));
  expect(readFileSync(join(folder, 'odpm.json'), 'utf8')).not.toContain('"git": {}');
});
