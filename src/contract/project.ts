import { join } from 'node:path';
import type { JsonObject } from '../base/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Loaded } from '../extend/index.ts';
import { lookFrom, memoryHost, nodeFiles } from '../host/index.ts';
import type { Host, MemoryHost } from '../host/index.ts';
import { load } from '../pipeline/index.ts';
import type { Place } from '../place/index.ts';

/** A project in memory, for tests of plugins. What is left out is that of a small project that is sound. */
export interface TestProject {
  /** Members of its `odpm.json`, over those that each project needs. */
  readonly manifest?: JsonObject;
  /** Path from the project folder → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables as `.env` or the shell would set them: `{ ODPM_SCENARIO: 'server' }`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A machine with such a project, and what its files say. */
export interface Setting {
  readonly host: Host;
  readonly place: Place;
  readonly loaded: Checked<Loaded>;
  /** What was written to the terminal since it was asked last. */
  readonly printed: () => string;
}

/** Files of the real machine that are there beside those in memory. */
export interface Real {
  readonly root: string;
  /** Of a single file what lies beside it is nobody's. */
  readonly single: boolean;
}

const folder = '/project';
const platform = '/odoo';

const usual: JsonObject = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'file://${ODOO_PLATFORM_DIR}' },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

const odoo = {
  'odoo-bin': '',
  'odoo/addons/base/__manifest__.py': '{}',
  'addons/web/__manifest__.py': '{}',
};

const below = (top: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => [join(top, path), text] as const);

function filesOf({ manifest = {}, files = {} }: TestProject): ReadonlyMap<string, string> {
  const whole = `${JSON.stringify({ ...usual, ...manifest }, undefined, 2)}\n`;
  return new Map([...below(platform, odoo), ...below(folder, { 'odpm.json': whole, ...files })]);
}

/** The files of a plugin as they lie on the disk; what it was tested and built with is none of it. */
function withReal(files: Host['files'], { root, single }: Real): Host['files'] {
  const disk = nodeFiles(root);
  const at = (path: string): Host['files'] => (path === root || path.startsWith(`${root}/`) ? disk : files);
  return {
    ...files,
    read: (path, limit) => at(path).read(path, limit),
    stat: (path) => at(path).stat(path),
    digest: (path) => at(path).digest(path),
    real: (path) => at(path).real(path),
    async list(path) {
      if (single && path === root) return [];
      const entries = await at(path).list(path);
      return path === root ? entries.filter(({ name }) => name !== 'node_modules') : entries;
    },
  };
}

/**
 * A machine in memory.
 * @param packageFolder where odpm's own package lies
 * @param real the files of a plugin that is tested
 */
export function machineOf(given: TestProject, packageFolder: string, real?: Real): MemoryHost {
  const memory = memoryHost({
    files: filesOf(given),
    environment: { ODOO_PLATFORM_DIR: platform, ...given.env },
    package: packageFolder,
  });
  return real ? { ...memory, files: withReal(memory.files, real) } : memory;
}

/** Reads the project of a machine in memory. */
export async function settingOf(host: MemoryHost): Promise<Setting> {
  const place = { folder, look: lookFrom(host, folder) };
  const printed = (): string => {
    const { out, err } = host.printed();
    return out + err;
  };
  return { host, place, loaded: await load(place, host), printed };
}
