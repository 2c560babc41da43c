import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { box } from '../faults/box.ts';
import { needs } from '../host/means.ts';
import scalars from './scalars.json' with { type: 'json' };

interface Read {
  readonly services: { readonly box: Readonly<Record<'environment' | 'labels' | 'command', unknown>> };
}

const rows = scalars.map((text, index) => [`K${String(index)}`, text] as const);
const wanted = Object.fromEntries(rows);

/** The Compose file that odpm makes of a service with every one of these strings. */
function generated(): string {
  const at = box();
  // In a manifest `$$` is a dollar sign, and so it is in a Compose file.
  const written = (text: string): string => text.replaceAll('$', '$$$$');
  const all = Object.fromEntries(rows.map(([key, text]) => [key, written(text)]));
  at.manifest({
    hooks: {},
    service_patches: {},
    services: {
      box: { image: 'busybox', environment: all, labels: all, command: scalars.map(written) },
    },
  });
  expect(at.odpm('up', '--skip-start', '--quiet')).toMatchObject({ code: 0, err: '' });
  return readFileSync(join(at.project, 'docker-compose.yml'), 'utf8');
}

/** What a reader says of the service, with every `$$` as the dollar sign that it is. */
function said({ services }: Read): unknown {
  const { environment, labels, command } = services.box;
  const told = JSON.parse(JSON.stringify({ environment, labels, command }).replaceAll('$$', '$')) as {
    labels: Record<string, string>;
  };
  delete told.labels['io.odpm.digest'];
  return told;
}

const expected = { environment: wanted, labels: wanted, command: scalars };

test('a reader of YAML 1.1 finds in the Compose file every string that the manifest says', () => {
  expect(said(parse(generated(), { version: '1.1' }) as Read)).toEqual(expected);
});

needs('pyyaml')('so does PyYAML', () => {
  const program = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { input: generated(), encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(said(JSON.parse(stdout) as Read)).toEqual(expected);
});

needs('compose')('so does Compose', () => {
  const words = ['compose', '-p', 'shop', '-f', '-', 'config', '--format', 'json'];
  const { stdout, stderr } = spawnSync('docker', words, { input: generated(), encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(said(JSON.parse(stdout) as Read)).toEqual(expected);
});
