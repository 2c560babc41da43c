import { expect, test } from 'vitest';
import { inFolder } from '../live-given.ts';
import { problemsIn, rowsIn, shop } from '../shop.ts';

// Validators, data points and explicit enablement, each as it is written here.

const up = 'up --skip-start --trust';

const on = (handlers: string): string =>
  `import { definePlugin, on } from 'odpm/sdk';\nexport default definePlugin({ on: [${handlers}] });\n`;

test('validators run all, and the run stops with everything that they say', async () => {
  const forbids = (word: string): string =>
    on(`on('manifest.validate', ({ services }, ctx) => services
      .filter(({ name }) => name.includes('${word}'))
      .map(({ name }) => ctx.problem({
        code: 'forbidden',
        message: \`\${name} holds "${word}"\`,
        fix: 'Call it otherwise.',
        at: \`/services/\${name}\`,
      })))`);
  const at = await shop({
    files: { '.odpm/plugins/one.mjs': forbids('old'), '.odpm/plugins/two.mjs': forbids('tmp') },
    manifest: { services: { 'old-web': { image: 'nginx:1' }, 'tmp-web': { image: 'nginx:1' } } },
  });
  const { code, err } = await at.odpm(up);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: old-web holds "old"

      odpm.json:14:5
      14 |     "old-web": {
               ~~~~~~~~~

      Call it otherwise.

      one/forbidden (plugin one)

    error: tmp-web holds "tmp"

      odpm.json:17:5
      17 |     "tmp-web": {
               ~~~~~~~~~

      Call it otherwise.

      two/forbidden (plugin two)
    "
  `);
  expect(at.read('docker-compose.yml')).toBeUndefined();
});

const labelled = (label: string, options = ''): string =>
  on(`on('compose.service', ${options} ({ value }) => {
    const labels = { ...value.rest.labels, ${label}: 'yes' };
    return { ...value, rest: { ...value.rest, labels } };
  })`);

const labelsOf = (file: string | undefined, service: string): string[] => {
  const own = file?.split(new RegExp(`^  ${service}:$`, 'm'))[1]?.split(/^ {2}\w/m)[0] ?? '';
  return [...own.matchAll(/^ {6}(p\w+): /gm)].map(([, label = '']) => label);
};

test('data points change what is written, by priority, for one service or for all', async () => {
  const at = await shop({
    files: {
      '.odpm/plugins/a-last.mjs': labelled('p150', '{ priority: 150 },'),
      '.odpm/plugins/b-usual.mjs': labelled('p100'),
      '.odpm/plugins/c-first.mjs': labelled('p50', '{ priority: 50 },'),
      '.odpm/plugins/d-one.mjs': labelled('pone', "{ service: 'web', priority: 75 },"),
    },
    manifest: {
      services: { web: { image: 'nginx:1' }, worker: { image: 'nginx:1' } },
    },
  });
  expect((await at.odpm(up)).code).toBe(0);
  const file = at.read('docker-compose.yml');
  expect(labelsOf(file, 'web')).toEqual(['p50', 'pone', 'p100', 'p150']);
  expect(labelsOf(file, 'worker')).toEqual(['p50', 'p100', 'p150']);
});

test('labels may be a list, as Compose has them', async () => {
  const code = on(`on('compose.service', { service: 'web' }, ({ value }) =>
    ({ ...value, rest: { ...value.rest, labels: ['pone=a=b', 'ptwo'] } }))`);
  const at = await shop({
    files: { '.odpm/plugins/labels.mjs': code },
    manifest: { services: { web: { image: 'nginx:1' } } },
  });
  expect((await at.odpm(up)).code).toBe(0);
  expect(at.read('docker-compose.yml')).toContain('pone: "a=b"\n      ptwo: ""\n');
});

test('a data point whose handler returns nothing stops the run, and nothing is written', async () => {
  const at = await shop({ files: { '.odpm/plugins/lazy.mjs': on("on('compose.service', () => {})") } });
  const { code, err } = await at.odpm(up);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: point compose.service of the plugin lazy returned what does not fit: it is nothing, where the service belongs

      .odpm/plugins/lazy.mjs

      Return the value, changed or as it is: return event.value;

      plugins/bad-return (odpm explain plugins/bad-return)
    "
  `);
  expect(at.read('docker-compose.yml')).toBeUndefined();
});

test('an observer that fails is off, the others and the run go on', async () => {
  const at = await shop({
    files: {
      '.odpm/plugins/broken.mjs': on("on('plan.after', () => { throw new Error('out of order'); })"),
      '.odpm/plugins/sound.mjs': on("on('plan.after', (_, ctx) => ctx.log('told'))"),
    },
  });
  const { code, err } = await at.odpm(up);
  expect(code).toBe(0);
  expect(err).toContain('  sound: told\n');
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "warning: the plugin broken threw while it was told of plan.after: out of order; it is not called there again in this run

      .odpm/plugins/broken.mjs:2:67
      2 | n({ on: [on('plan.after', () => { throw new Error('out of order'); })] });
                                                  ~

      Fix the plugin, or switch it off with "odpm plugins disable broken".

      plugins/handler-off (odpm explain plugins/handler-off)
    "
  `);
  expect(at.read('docker-compose.yml')).toBeDefined();
  const stats = await at.odpm('plugins stats');
  expect(stats.out).toMatch(/^broken {2}point plan\.after +1 +1 +1 /m);
  expect(stats.out).toMatch(/^sound {3}point plan\.after +1 +\d+ +0 /m);
});

test('an old id goes on, with a note', async () => {
  const at = await shop({
    files: inFolder(
      'cache',
      { hooks: ['cache.warm'], aliases: { legacy_warm: 'cache.warm' } },
      "export default { hooks: { 'cache.warm': { postPrepare: (ctx) => ctx.log('warm') } } };",
    ),
    manifest: { hooks: { post_prepare: ['legacy_warm'] } },
  });
  const { code, err } = await at.odpm(up);
  expect(code).toBe(0);
  expect(err).toContain('  cache: warm\n');
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "note: legacy_warm is called cache.warm today (plugin cache)

      Write "cache.warm".

      plugins/alias-used (odpm explain plugins/alias-used)
    "
  `);
});

const two = { '.odpm/plugins/one.mjs': 'export default {};', '.odpm/plugins/two.mjs': 'export default {};' };
const loadedIn = (text: string): string[] =>
  Object.keys(rowsIn(text)).filter((id) => id.startsWith('plugin.'));

test('ODPM_PLUGINS narrows to those that are named, to none when it is empty, and adds none', async () => {
  const at = await shop({ files: two });
  const rows = async (names: string): Promise<string[]> =>
    loadedIn((await at.odpm(up, { environment: { ODPM_PLUGINS: names } })).err);
  expect(await rows('two')).toEqual(['plugin.two']);
  expect(await rows('two,one')).toEqual(['plugin.one', 'plugin.two']);
  expect(await rows('')).toEqual([]);
  const { code, err } = await at.odpm(up, { environment: { ODPM_PLUGINS: 'onne' } });
  expect(code).toBe(0);
  expect(loadedIn(err)).toEqual([]);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "warning: ODPM_PLUGINS names "onne", but there is no such plugin

      Did you mean "one"?

      plugins/unknown-plugin (odpm explain plugins/unknown-plugin)
    "
  `);
});

test('nothing of a plugin runs that nobody said yes to', async () => {
  const at = await shop({ files: { '.odpm/plugins/eager.mjs': "process.stderr.write('ran');" } });
  const { code, err, out } = await at.odpm('plan --no-docker');
  expect(code).toBe(0);
  expect(rowsIn(out)['plugin.eager']).toBe('not trusted: the plugin eager (.odpm/plugins/eager.mjs)');
  expect(err).not.toContain('ran');
  expect((await at.odpm('up --skip-start')).code).toBe(4);
});

/** What everybody does wrong once. */
const mistakes = {
  'a name that is not among the plugins': {
    files: two,
    manifest: { extensions: { local: ['one', 'twoo'] } },
  },
  'a package that is not installed': { manifest: { extensions: { plugins: { 'my-plugin': '^1.0.0' } } } },
  'the wrong path of the entry': { files: inFolder('mine', { entry: './src/index.js' }, '') },
  'a package that says nothing of odpm': {
    files: { '.odpm/plugins/mine/package.json': '{ "name": "mine", "version": "1.0.0" }\n' },
  },
  'a class where an object belongs': {
    files: { '.odpm/plugins/mine.mjs': 'export class MyPlugin { id = "mine"; }' },
  },
  'a handler that is not registered': {
    files: {
      '.odpm/plugins/mine.mjs': "export default { 'service.after_create': (event) => {} };",
    },
  },
  'a point that is not there': {
    files: { '.odpm/plugins/mine.mjs': on("on('service.after_created', () => {})") },
  },
  'a wrong signature': {
    files: {
      '.odpm/plugins/mine.mjs': on(
        "on('manifest.validate', (user, services) => services.map(({ name }) => name))",
      ),
    },
  },
};

test.each(Object.entries(mistakes))('%s is told with its way', async (mistake, given) => {
  const { code, err } = await (await shop(given)).odpm(up);
  expect(code).not.toBe(0);
  await expect(problemsIn(err)).toMatchFileSnapshot(`from-pagoda/${mistake}.txt`);
});
