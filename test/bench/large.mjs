import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const several = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, at) => entry(at)));

const box = (at) => [
  `box${at}`,
  {
    image: `registry.example.org/box:${at}`,
    ports: [`${8100 + at}:80`],
    environment: { MODE: `\${BOX${at}_MODE:-fast}`, LEVEL: '1', PRICE: '$$5' },
    volumes: [`data${at}:/data`],
    depends_on: ['db'],
    restart: 'unless-stopped',
    healthcheck: { test: ['CMD', 'true'], interval: '10s', retries: 3 },
    command: ['run', '--quiet'],
  },
];

const overlay = (start) => ({
  requirements: ['ipython'],
  odoo_conf: { options: { workers: '2' } },
  services: several(2, (at) => box(start + at)),
});

/** A sound manifest of about 1 000 lines with something of its own for each of the three scenarios. */
const large = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  platform: { git: 'https://git.example.org/odoo.git 19.0' },
  python: '3.12',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
  dependencies: Array.from({ length: 40 }, (_, at) => `https://git.example.org/oca/part${at}.git 19.0`),
  requirements: Array.from({ length: 40 }, (_, at) => `package${at}==1.${at}`),
  odoo_conf: { options: several(40, (at) => [`option_${at}`, String(at)]) },
  services: several(19, box),
  scenarios: { developer: overlay(40), server: overlay(50), ci: overlay(60) },
};

/** A folder with that manifest in it. */
export function largeProject(folder) {
  const project = join(folder, 'large');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'odpm.json'), `${JSON.stringify(large, undefined, 2)}\n`);
  return project;
}

const small = (odoo, more) => ({
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: `file://${odoo} 19.0` },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
  ...more,
});

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A folder with a project, and a platform beside it. */
export function projectIn(folder, more) {
  const odoo = join(folder, 'odoo');
  put(join(odoo, 'odoo-bin'), '');
  put(join(odoo, 'addons', 'web', '__manifest__.py'), '{}\n');
  const project = join(folder, 'project');
  put(join(project, 'odpm.json'), JSON.stringify(small(odoo, more)));
  return project;
}

/** A folder with a project of so many repositories, the platform and its own among them. */
export function repositoriesProject(folder, count) {
  const own = join(folder, `repositories-${count}`);
  const dependencies = Array.from({ length: count - 2 }, (_, at) => join(own, 'deps', `part${at}`));
  for (const each of dependencies) put(join(each, 'a_module', '__manifest__.py'), '{}\n');
  return projectIn(own, { dependencies: dependencies.map((each) => `file://${each}`) });
}

/** A folder with a project of so many services. */
export const servicesProject = (folder, count) =>
  projectIn(join(folder, `services-${count}`), { services: several(count, (at) => served(at)) });

const served = (at) => {
  const [name, { image, environment, volumes, restart, healthcheck }] = box(at);
  return [name, { image, environment, volumes, restart, healthcheck, ports: [`${10000 + at}:80`] }];
};

/** The most memory that a Node program has had at once, in megabytes. */
export function peakMemory({ argv: [program, ...words], folder, env }) {
  const script = join(folder, 'peak.cjs');
  writeFileSync(
    script,
    "process.on('exit', () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}`));\n",
  );
  const { stderr } = spawnSync(program, ['--require', script, ...words], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
}
