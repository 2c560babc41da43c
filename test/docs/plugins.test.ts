import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { pointNames, points } from '../../src/model/index.ts';
import type { Events, Point } from '../../src/model/index.ts';
import { chaptersOf, tested, tried } from './book.ts';
import { compilerSays } from './compiles.ts';

const book = 'docs/guide/plugins.md';
const pages = [book, 'docs/guide/coming-from.md', 'docs/problems/plugins/python-plugin.md'];
const chapters = pages.flatMap((page) => chaptersOf(readFileSync(page, 'utf8')));

test.each(chapters)('$title: what the page shows is what comes', async (chapter) => {
  expect((await tried(chapter)).join('\n')).toBe('');
});

test('the tests that the page shows pass', { timeout: 120_000 }, async () => {
  const [chapter] = chapters.filter(({ title }) => title === 'Testing');
  expect(chapter).toBeDefined();
  if (!chapter) return;
  const { code, said } = await tested(chapter);
  expect(said).toContain('pass 4');
  expect(code).toBe(0);
});

test('what the pages show compiles as it stands', () => {
  const code = chapters.flatMap(({ title, files }) =>
    Object.entries(files).flatMap(([path, text]) =>
      path.endsWith('.ts') ? [[`${title}/${path}`, text] as const] : [],
    ),
  );
  expect(compilerSays(Object.fromEntries(code))).toEqual([]);
});

/** What stands in `event`: every member, or it does not compile. */
const payloads: { readonly [P in Point]: Readonly<Record<keyof Events[P], true>> } = {
  'service.before_create': { service: true, why: true, keys: true },
  'service.before_update': { service: true, why: true, keys: true },
  'service.before_delete': { service: true, why: true, keys: true },
  'service.after_create': { service: true, why: true, keys: true },
  'service.after_update': { service: true, why: true, keys: true },
  'plan.before': { steps: true },
  'plan.after': { plan: true },
  'step.before': { step: true },
  'step.after': { step: true, result: true, milliseconds: true },
  'manifest.validate': { manifest: true, services: true },
  'compose.service': { service: true, value: true },
  'odoo_conf.options': { value: true },
  'status.view': { value: true },
  'plan.view': { value: true },
};

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

test('the table of points says what the points say of themselves', async () => {
  const rows = pointNames.map((point) => {
    const { mode, filters, since, summary } = points[point];
    return `| \`${point}\` | ${mode} | ${summary} | ${code(Object.keys(payloads[point]))} | ${code(filters)} | ${since} |`;
  });
  const head = '| Point | Mode | When | In `event` | Filters | Since |\n| - | - | - | - | - | - |';
  const text = readFileSync(book, 'utf8').replace(
    /(<!-- points -->\n).*(\n<!-- end of points -->)/s,
    (_, before: string, after: string) => `${before}\n${head}\n${rows.join('\n')}\n${after}`,
  );
  const page = await format(text, { parser: 'markdown', printWidth: 110, singleQuote: true });
  await expect(page).toMatchFileSnapshot(`../../${book}`);
});
