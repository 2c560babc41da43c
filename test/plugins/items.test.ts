import { expect, test } from 'vitest';
import { isError } from '../../src/diagnostics/index.ts';
import { discover } from '../../src/plugins/index.ts';
import { itemsOf } from '../../src/plugins/items.ts';
import type { Where } from '../../src/plugins/index.ts';
import { packageJson, whereOf } from './given.ts';

const files = {
  '.odpm/plugins/audit.mjs': 'export default {};',
  '.odpm/plugins/warmup.mjs': 'export default {};',
  '.odpm/plugins/lib/words.mjs': 'export const hello = 1;',
  '.odpm/plugins/mailpit/package.json': packageJson({ name: 'mailpit' }),
  '.odpm/plugins/mailpit/index.js': 'export default {};',
};
type Given = Parameters<typeof whereOf>[0];

const itemsIn = async (where: Where) => {
  const { plugins } = await discover(where);
  return plugins.flatMap(({ items }) => items);
};

/** Titles of what is asked about anew when a project with the files above becomes another one. */
async function changed(given: Given): Promise<string[]> {
  const before = new Set((await itemsIn(await whereOf({ files }))).map(({ digest }) => digest));
  const after = await itemsIn(await whereOf({ ...given, files: { ...files, ...given.files } }));
  return after.filter(({ digest }) => !before.has(digest)).map(({ title }) => title);
}

test('each plugin is asked about, and once the files beside those of one file', async () => {
  const items = await itemsIn(await whereOf({ files, extensions: { plugins: { redis: 'builtin' } } }));
  expect(items.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'plugin: plugin audit (.odpm/plugins/audit.mjs)',
    'plugin: files beside plugins (.odpm/plugins)',
    'plugin: plugin mailpit (.odpm/plugins/mailpit)',
    'plugin: plugin warmup (.odpm/plugins/warmup.mjs)',
  ]);
});

test('a change of a file or of a section asks anew about that plugin alone', async () => {
  expect(await changed({})).toEqual([]);
  expect(await changed({ files: { '.odpm/plugins/warmup.mjs': 'export default { };' } })).toEqual([
    'plugin warmup (.odpm/plugins/warmup.mjs)',
  ]);
  expect(await changed({ files: { '.odpm/plugins/mailpit/lib/new.js': '' } })).toEqual([
    'plugin mailpit (.odpm/plugins/mailpit)',
  ]);
  expect(await changed({ files: { '.odpm/plugins/lib/words.mjs': 'export const hello = 2;' } })).toEqual([
    'files beside plugins (.odpm/plugins)',
  ]);
  expect(await changed({ extensions: { config: { audit: { level: 2 } } } })).toEqual([
    'plugin audit (.odpm/plugins/audit.mjs)',
  ]);
});

test('what no list names is a file that others may import', async () => {
  expect(await changed({ extensions: { local: ['audit', 'warmup'] } })).toEqual([
    'files beside plugins (.odpm/plugins)',
  ]);
});

test('where a link beside them leads is asked about', async () => {
  const link = { links: { '.odpm/plugins/lib/more.mjs': '/project/more.mjs' } };
  expect(await changed(link)).toEqual(['files beside plugins (.odpm/plugins)']);
});

test('the same content has the same digest when it is asked once more', async () => {
  const where = await whereOf({ files });
  const { plugins } = await discover(where);
  for (const plugin of plugins)
    expect((await itemsOf(plugin, plugins, where.look)).items).toEqual(plugin.items);
});

test('a link in the folder of a plugin keeps it from being loaded, unless npm made it', async () => {
  const links = {
    '.odpm/plugins/mailpit/node_modules/.bin/tsc':
      '/project/.odpm/plugins/mailpit/node_modules/typescript/bin/tsc',
    '.odpm/plugins/mailpit/lib': '/etc',
  };
  const modules = { '.odpm/plugins/mailpit/node_modules/.bin/README': '' };
  const given = { files: { ...files, ...modules }, links, extensions: { local: ['mailpit'] } };
  const { plugins } = await discover(await whereOf(given));
  expect(plugins[0]?.problems.map(({ message }) => message)).toEqual([
    '.odpm/plugins/mailpit/lib is a symbolic link',
  ]);
});

test('more files than anybody could trust are not read', async () => {
  const where = await whereOf({ files, extensions: { local: ['mailpit'] } });
  const endless: Where = {
    ...where,
    look: {
      ...where.look,
      list: (path) =>
        path.startsWith('/project/.odpm/plugins/mailpit')
          ? Promise.resolve(
              Array.from({ length: 500 }, (_, at) => ({ name: `d${String(at)}`, kind: 'directory' })),
            )
          : where.look.list(path),
    },
  };
  const { plugins } = await discover(endless);
  expect(plugins[0]?.problems.filter(isError).map(({ message }) => message)).toEqual([
    '.odpm/plugins/mailpit holds more than 20000 files, which all have to be trusted',
  ]);
});
