import { expect, test } from 'vitest';
import { inFolder } from '../live-given.ts';
import { problemsIn, rowsIn, shop } from '../shop.ts';

// Providers that accept or say why not, chosen by name, switched off, made by factories; refusals; five pitfalls.

const up = 'up --skip-start --trust';

const distribution = (from: string, more = ''): string => `
  () => ({
    ${more}
    detect: ({ version }) => version === '9' || 'it has 9 alone',
    displayName: ({ version }) => 'Rocky ' + version,
    packages: () => ['python3'],
    user: (uid, gid) => ['groupadd -g "' + gid + '" odoo', 'useradd -u "' + uid + '" odoo'],
    dockerfile: (profile, { user }) => 'FROM ${from}\\nRUN ' + user.join(' && ') + '\\nUSER $ODPM_UID:$ODPM_GID\\n',
  })`;
const rocky = `export default { providers: { distributions: { rocky: ${distribution('rocky:9')} } } };`;
const plugin = (code: string) => ({ '.odpm/plugins/mine.mjs': code });

test('a distribution is chosen by its name, whoever else would take the project', async () => {
  const at = await shop({
    files: {
      ...plugin(rocky),
      '.odpm/plugins/other.mjs': `export default { providers: { distributions: { alma: ${distribution('alma:9', 'priority: 1,')} } } };`,
    },
    manifest: { distro: { name: 'rocky', version: '9' } },
  });
  const { code, err } = await at.odpm(up);
  expect(problemsIn(err)).toBe('');
  expect(code).toBe(0);
  expect(at.read('Dockerfile')).toContain('FROM rocky:9\n');
});

test('one that does not accept says why, and nothing is done', async () => {
  const at = await shop({ files: plugin(rocky), manifest: { distro: { name: 'rocky', version: '8' } } });
  const { code, err } = await at.odpm(up);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: nothing provides the distribution rocky 8

      odpm.json:10:16
      10 |     "version": "8"
                          ~~~

      | debian of odpm: it has another name
      | rocky of the plugin mine: it has 9 alone

      Write a "version" that it has.

      plugins/no-provider (odpm explain plugins/no-provider)
    "
  `);
  expect(at.read('Dockerfile')).toBeUndefined();
});

const toolchain = (name: string, accept: string): string =>
  `'${name}': () => ({ accept: ${accept}, build: () => ({ lines: ['ENV TOOL_${name.toUpperCase()}=1'] }) })`;

test('every toolchain that accepts has its part, and the others tell why not', async () => {
  const code = `export default { providers: { toolchains: {
    ${toolchain('go', "({ odooVersion }) => odooVersion === '19.0'")},
    ${toolchain('rust', '() => true')},
    ${toolchain('elm', "() => 'there is no elm.json'")},
  } } };`;
  const at = await shop({ files: plugin(code.replace("=== '19.0'", "=== '19.0' || 'it is for 19.0'")) });
  const { err } = await at.odpm(up);
  expect(problemsIn(err)).toBe('');
  expect(at.read('Dockerfile')?.match(/TOOL_\w+/g)).toEqual(['TOOL_GO', 'TOOL_RUST']);
  expect(rowsIn(err)['template.dockerfile']).toContain(
    'without elm of the plugin mine: there is no elm.json',
  );
});

test('a plugin is switched off by the manifest, for one run, and by its own section', async () => {
  const code = `export default { fragments: [{ name: 'mine', composeServices: ({ config }) =>
    config.off ? {} : { web: { image: 'nginx:1' } } }] };`;
  const services = async (extensions: object, environment = {}): Promise<boolean> => {
    const at = await shop({ files: plugin(code), manifest: { extensions } });
    expect((await at.odpm(up, { environment })).code).toBe(0);
    return at.read('docker-compose.yml')?.includes('\n  web:\n') === true;
  };
  expect(await services({})).toBe(true);
  expect(await services({ disable: ['mine'] })).toBe(false);
  expect(await services({ config: { mine: { off: true } } })).toBe(false);
  expect(await services({}, { ODPM_PLUGINS: '' })).toBe(false);
});

test('what a user has to mend is told as theirs, whatever threw it', async () => {
  const refuses = (where: string): string => `
    import { Refusal } from 'odpm/sdk';
    const refuse = (ctx) => {
      throw new Refusal(ctx.problem({ code: 'no-tool', message: 'the tool is not here', fix: 'Install it.' }));
    };
    export default { ${where} };`;
  for (const where of [
    'setup: refuse',
    "fragments: [{ name: 'x', composeServices: refuse }]",
    "on: [{ point: 'manifest.validate', options: {}, handle: (_, ctx) => refuse(ctx) }]",
    "steps: [{ id: 'mine.step', description: 'Look.', evaluate: refuse }]",
  ]) {
    const { code, err } = await (await shop({ files: plugin(refuses(where)) })).odpm(up);
    expect(code).toBe(3);
    expect(problemsIn(err)).toBe(`error: the tool is not here

  Install it.

  mine/no-tool (plugin mine)
`);
  }
});

test('a second run finds everything done', async () => {
  const at = await shop({
    files: plugin(`import { verdict, write } from 'odpm/sdk';
      export default { steps: [{ id: 'mine.conf', description: 'Write it.', evaluate: async ({ look }) =>
        (await look.read('mine.conf')) === 'port 1' ? verdict.noop('it is there')
          : verdict.update('it is not there yet', [write('mine.conf', 'port 1')]) }] };`),
  });
  expect(rowsIn((await at.odpm(up)).err)['mine.conf']).toBe('it is not there yet');
  const { code, err } = await at.odpm(up);
  expect(code).toBe(0);
  expect(err).toContain('Nothing to do.\n');
});

const pitfalls = {
  'nothing is registered': { files: plugin('class MyPlugin { providers = {}; }') },
  'the entry does not lead to the plugin': { files: inFolder('mine', { entry: './plugin.js' }, '') },
  'an instance instead of a factory': {
    files: plugin(`
      class Swarm { accept() { return true; } }
      export default { providers: { deployers: { swarm: new Swarm() } } };`),
  },
  'a class without new': {
    files: plugin(`
      class Client { ask() { return 1; } }
      export default { offers: { client: new Client() } };`),
  },
  'a path that is written down': {
    files: plugin(`import { verdict, write } from 'odpm/sdk';
      export default { steps: [{ id: 'mine.conf', description: 'Write it.',
        evaluate: () => verdict.update('it is to be written', [write('/etc/mine.conf', '')]) }] };`),
  },
  'two of one name': {
    files: {
      ...plugin(rocky),
      '.odpm/plugins/other.mjs': rocky,
    },
  },
};

test.each(Object.entries(pitfalls))('%s: it is told with its way', async (pitfall, given) => {
  const { code, err } = await (await shop(given)).odpm(up);
  expect(code).not.toBe(0);
  await expect(problemsIn(err)).toMatchFileSnapshot(`from-hop3/${pitfall}.txt`);
});

test('a status that a plugin makes up does not hide how a service is', async () => {
  const code = `export default {
    fragments: [{ name: 'mine', composeServices: () => ({ web: { image: 'nginx:1' } }) }],
    status: () => [{ label: 'web', value: 'running', state: 'ok' }],
  };`;
  const at = await shop({ files: plugin(code), programs: () => ({}) });
  await at.odpm('trust', { typed: ['y'] });
  const { out } = await at.odpm('status');
  expect(out).toMatch(/^web {6}absent/m);
  expect(out).toMatch(/^web {2}running$/m);
});
