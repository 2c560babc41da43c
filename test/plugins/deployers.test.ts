import { expect, test } from 'vitest';
import { problemsIn, rowsIn, shop } from './shop.ts';
import type { Shop, Shopping } from './shop.ts';

const swarm = `
import { definePlugin, exec } from 'odpm/sdk';

let asked = 0;

class Swarm {
  priority = 50;
  constructor(ctx) {
    this.ctx = ctx;
  }
  accept({ kind }) {
    if (this.ctx.config.off) return 'it is switched off';
    return kind === 'compose-file' || 'it takes a Compose file alone';
  }
  deploy({ project, location, publishes, changes }) {
    return {
      protocol: 'https',
      address: 'shop.example.org',
      port: publishes.port,
      because: 'the stack is deployed to the swarm',
      actions: changes.length > 0 ? [exec(['docker', 'stack', 'deploy', '-c', location, project])] : [],
    };
  }
  stop({ project }) {
    return [exec(['docker', 'stack', 'rm', project])];
  }
  checkStatus({ project }) {
    return [
      { name: 'odoo', state: 'running', health: 'healthy', urls: ['https://shop.example.org'], ports: [] },
      { name: 'db', state: this.ctx.config.slow && asked++ < 2 ? 'pending' : 'running', health: 'none', urls: [] },
    ];
  }
}

export default definePlugin({ providers: { deployers: { swarm: (ctx) => new Swarm(ctx) } } });
`;

interface Machine extends Shop {
  /** Programs that change something, in the order in which they ran. */
  readonly ran: readonly string[];
}

/** A project on a machine with a Docker that has no containers. */
async function machine(given: Omit<Shopping, 'programs'> = {}): Promise<Machine> {
  const ran: string[] = [];
  const project = await shop({
    files: { '.odpm/plugins/swarm.mjs': swarm },
    ...given,
    environment: { ODPM_BASE_IMAGE: 'base:1' },
    programs: ({ argv }) => {
      const words = argv.join(' ');
      if (/ (up|down|stack|build) ?/.test(words)) ran.push(words);
      if (words.includes('image inspect')) return { stdout: '{}\n' };
      if (words.includes('version')) return { stdout: words.includes('compose') ? '2.30.1\n' : '28.5.1\n' };
      return { stdout: '' };
    },
  });
  return { ...project, ran };
}

const yes = async (at: Machine): Promise<void> => {
  expect(await at.odpm('trust', { typed: ['y'] })).toMatchObject({ code: 0 });
};

const remembered = '.odpm/state/deployer.json';

test('a plugin that comes first deploys with up, tells in status, and stops with down', async () => {
  const at = await machine();
  await yes(at);
  const up = await at.odpm('up -d');
  expect(problemsIn(up.err)).toBe('');
  expect(up).toMatchObject({ code: 0, out: 'Odoo: https://shop.example.org:8069\n' });
  expect(up.err).toContain('swarm of the plugin swarm keeps it; "odpm down" stops it.');
  expect(rowsIn(up.err)['compose.up']).toBe(
    'the stack is deployed to the swarm (deployer swarm of the plugin swarm)',
  );
  expect(at.read(remembered)).toBe('{"version":1,"name":"swarm","plugin":"swarm"}\n');

  expect((await at.odpm('status')).out).toBe(`SERVICE  STATE    HEALTH   PORTS  URL
odoo     running  healthy         https://shop.example.org
db       running  -
`);

  expect(await at.odpm('down')).toMatchObject({ code: 0 });
  expect(at.read(remembered)).toBeUndefined();
  expect(at.ran).toEqual(['docker stack deploy -c docker-compose.yml shop', 'docker stack rm shop']);
  expect((await at.odpm('down')).err).toBe('Nothing to stop: this project has no containers.\n');
});

test('one that does not accept is passed: Docker Compose starts the stack', async () => {
  const at = await machine({ manifest: { extensions: { config: { swarm: { off: true } } } } });
  await yes(at);
  const up = await at.odpm('up -d');
  expect(up).toMatchObject({ code: 0, out: 'Odoo: http://127.0.0.1:8069\n' });
  expect(at.ran.filter((words) => !words.includes('version'))).toEqual([
    expect.stringMatching(/^docker compose .* up --detach --remove-orphans --quiet-pull$/),
  ]);
  expect(at.read(remembered)).toBeUndefined();
});

test('a stack that Docker Compose starts again is its own from then on', async () => {
  const at = await machine();
  await yes(at);
  await at.odpm('up -d');
  await at.odpm('up -d --no-plugins');
  expect(at.read(remembered)).toBeUndefined();
});

test('--wait waits for what the deployer says', async () => {
  const at = await machine({ manifest: { extensions: { config: { swarm: { slow: true } } } } });
  await yes(at);
  const { code, out, err } = await at.odpm('up --wait');
  expect({ code, out }).toEqual({ code: 0, out: 'Odoo: https://shop.example.org:8069\n' });
  expect(err).toContain('db: it is pending');
});

test('whose plugin is gone, status warns and down stops nothing', async () => {
  const at = await machine();
  await yes(at);
  await at.odpm('up -d');
  at.remove('.odpm/plugins/swarm.mjs');
  const status = await at.odpm('status');
  expect(status.code).toBe(0);
  expect(status.err).toContain(
    'warning: the deployer swarm of the plugin swarm started this stack, but cannot be called',
  );
  const down = await at.odpm('down');
  expect(down.code).toBe(3);
  expect(problemsIn(down.err)).toContain(
    'error: the deployer swarm of the plugin swarm started this stack, but cannot be called',
  );
  expect(at.ran).toEqual(['docker stack deploy -c docker-compose.yml shop']);
});

test.each([
  ['throws', 'deploy() { throw new Error("no swarm"); }', 'plugins/threw'],
  ['gives no address', 'deploy: () => ({ because: "x", actions: [] })', 'plugins/bad-return'],
  [
    'writes outside of the project',
    'deploy: () => ({ protocol: "http", address: "a", port: 1, because: "x", actions: [{ kind: "write", path: "../x", text: "", mode: 420 }] })',
    'plugins/write-outside',
  ],
])('one that %s is one problem, and nothing is started', async (_, members, code) => {
  const bad = `export default { providers: { deployers: { bad: () => ({
    priority: 1, accept: () => true, stop: () => [], checkStatus: () => [], ${members} }) } } };`;
  const at = await machine({ files: { '.odpm/plugins/bad.mjs': bad } });
  const up = await at.odpm('up -d --trust');
  expect(up.code).toBe(1);
  expect(up.err.match(/\(odpm explain .*\)/g)).toEqual([`(odpm explain ${code})`]);
  expect(at.ran).toEqual([]);
});
