import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate, readManifest } from '../../src/manifest/index.ts';

function migrated(text: string) {
  const nothing = { settings: undefined, lock: undefined, variables: () => undefined };
  const found = migrate('odpm.json', text, nothing);
  return { text: found.ok ? found.value.text : undefined, problems: found.ok ? [] : found.problems };
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const flat = fc.record({
  odpm_version: maybe(fc.constantFrom('3.0', '4.0', 4)),
  odoo_version: fc.constantFrom('19.0', '16.0', 'saas-18.2', 'master', '17', 17),
  odoo_git_link: maybe(fc.constantFrom('https://github.com/odoo/odoo.git 17.0', 'file://$<ODOO_DIR>')),
  odoo_build_date: maybe(fc.constantFrom('latest', '20250131')),
  python_version: maybe(fc.constantFrom('3.10', '3.12')),
  debian_version: maybe(fc.constantFrom('11', 12)),
  distro_version: maybe(fc.constantFrom('bookworm', 13)),
  postgres_version: maybe(fc.constantFrom('16.4', 15)),
  arch: maybe(fc.constantFrom('amd64', 'aarch64')),
  dependencies: maybe(fc.array(fc.constantFrom('https://a.org/b.git 19.0', 'git@a.org:c/d.git'))),
  requirements_txt: maybe(fc.array(fc.string({ minLength: 1 }))),
  database: maybe(
    fc.record({ language: maybe(fc.constant('de_DE')), country: maybe(fc.constantFrom('DE', false, null)) }),
  ),
  odoo_conf: maybe(fc.constant({ options: { workers: 2, proxy_mode: true } })),
  maintainer: maybe(fc.string()),
});

/** A flat manifest's numbers keep their text, so `4` is written as people do: `4.0`. */
const textOf = (root: object, indent: number): string =>
  JSON.stringify(root, undefined, indent)
    .replace('"odpm_version":4', '"odpm_version":4.0')
    .replace('"odpm_version": 4,', '"odpm_version": 4.0,');

function effective(text: string): unknown {
  const read = readManifest('odpm.json', text);
  if (!read.ok) return read.problems;
  const {
    requires_odpm: _,
    database,
    ...root
  } = read.value.root as { requires_odpm: string; database?: object };
  return JSON.parse(
    JSON.stringify({ ...root, ...(database && Object.keys(database).length > 0 && { database }) }).replaceAll(
      '$<ODOO_DIR>',
      '${ODOO_DIR}',
    ),
  );
}

test('a flat manifest means what its nested form means, and migration is done once', () => {
  fc.assert(
    fc.property(flat, fc.constantFrom(0, 1, 2, 4), (root, indent) => {
      const text = textOf(root, indent);
      const { text: after, problems } = migrated(text);
      expect(problems).toEqual([]);
      expect(effective(after ?? '')).toEqual(effective(text));
      expect(migrated(after ?? '').text).toBeUndefined();
    }),
    { seed: 5, numRuns: 200 },
  );
});
