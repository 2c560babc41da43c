import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isObject } from '../../src/base/index.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';
import { compose, servicesOf } from '../../src/compose/document.ts';
import { specProblems } from '../../src/compose/spec.ts';
import { toYaml } from '../../src/compose/yaml.ts';
import type { Facts, Project, Scenario } from '../../src/model/index.ts';
import { projectIn } from '../project/given.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'compose');

const facts: Partial<Facts> = {
  folders: [
    {
      host: '/home/me/shop',
      container: '/home/odoo/extra-addons/shop',
      addons: [],
      requirements: undefined,
      mask: true,
      shared: false,
    },
  ],
};

const salt = { runtime: '', override: '', files: new Map(), folders: new Map() };

function documentOf(project: Project): JsonObject {
  const services = servicesOf(project, facts, { args: [], relabel: false, backups: project.backups });
  return compose(services, project, salt).document;
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Without the label that says which definition a container was made from. */
function plain({ labels, ...rest }: JsonObject): JsonObject {
  const kept = Object.entries(object(labels)).filter(([name]) => !name.startsWith('io.odpm.'));
  return kept.length > 0 ? { ...rest, labels: Object.fromEntries(kept) } : rest;
}

/** What one object has that the other has not, or has otherwise; what is gone is `null`. */
function brought(wanted: JsonObject, bare: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(bare)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [one, other] = [wanted[key], bare[key]];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [[key, one ?? null]];
    }),
  );
}

/** What a manifest and settings make of a Compose file that would be there without them. */
function shown(wanted: JsonObject, bare: JsonObject): JsonObject {
  const [services, others] = [object(wanted['services']), object(bare['services'])];
  const changed = Object.entries(services).flatMap(([name, service]): [string, Json][] => {
    const other = others[name] ?? others[name === 'pg' ? 'db' : name.replace(/^acme-/, '')];
    const difference = brought(plain(object(service)), plain(object(other)));
    return other === undefined || !(name in others) || Object.keys(difference).length > 0
      ? [[name, difference]]
      : [];
  });
  const { services: _, ...rest } = brought(wanted, bare);
  return { services: Object.fromEntries(changed), ...rest };
}

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

test.each(readdirSync(fixtures))('%s', async (name) => {
  const folder = join(fixtures, name);
  const manifest = JSON.parse(read(join(folder, 'odpm.json'))) as JsonObject;
  const env = read(join(folder, '.env'));
  const scenario = (/^ODPM_SCENARIO=(\w+)$/m.exec(env)?.[1] ?? 'developer') as Scenario;
  const project = projectIn(manifest, env, scenario);
  const document = documentOf(project);
  expect(await specProblems(document, { project, changed: new Map() })).toEqual([]);
  const text = toYaml(shown(document, documentOf(projectIn({}, '', 'developer'))));
  await expect(text).toMatchFileSnapshot(join(folder, 'expected.yml'));
});
