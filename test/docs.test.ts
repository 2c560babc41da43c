import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from '../src/cli/parse.ts';
import { readManifest } from '../src/manifest/index.ts';
import { builtIn, isBuiltIn } from '../src/plugins/built-in.ts';
import { filesUnder } from './transcripts/transcript.ts';
import { after, sectionsOf } from './docs/pipeline.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const pages = ['README.md', 'CHANGELOG.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];

interface Block {
  /** `json`; on some pages with a title behind it. */
  readonly language: string;
  readonly text: string;
}

const fence = /^```([^\n]*)\n(.*?)^```$/gms;
const blocksOf = (text: string): Block[] =>
  [...text.matchAll(fence)].map(([, language = '', body = '']) => ({ language, text: body }));

/** A heading's anchor as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): Set<string> =>
  new Set([...text.replaceAll(fence, '').matchAll(/^#+ (.*)$/gm)].map(([, line = '']) => anchorOf(line)));

function deadLinks(page: string): string[] {
  const text = read(page).replaceAll(fence, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(read(target)).has(anchor));
  });
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(deadLinks(page)).toEqual([]);
});

test('every page of docs can be reached from its table of contents', () => {
  const contents = read('docs/README.md');
  const missing = pages
    .filter((page) => page.startsWith('docs/') && page !== 'docs/README.md')
    .map((page) => relative('docs', page))
    .filter((page) => !contents.includes(`](${page})`) && !/^(decisions|problems)\//.test(page));
  expect(missing).toEqual([]);
});

const manifests = pages.flatMap((page) =>
  blocksOf(read(page))
    .filter(
      ({ language, text }) => /^json( odpm\.json)?$/.test(language) && text.includes('"manifest_schema"'),
    )
    .map(({ text }) => [page, text] as const),
);

test.each(manifests)('a manifest in %s can be used as it stands', (page, text) => {
  const { ok, problems } = readManifest(page, text);
  expect(ok).toBe(true);
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

/** Command lines: after `$ ` in a block for a console, and in code within a sentence. Placeholders and tables of 4.x aside. */
function commandsOf(page: string): string[] {
  const text = read(page);
  const consoles = blocksOf(text).flatMap(({ text: body }) =>
    [...body.matchAll(/^\$ (?:\w+=\S+ )*odpm ([^#\n]*)/gm)].map(([, words = '']) => words),
  );
  const spoken = [...text.replaceAll(fence, '').matchAll(/`odpm ([a-z][^`]*)`/g)].map(
    ([, words = '']) => words,
  );
  return [
    // Those of these pages are run, and call commands of plugins: see `test/docs/plugins.test.ts`.
    ...(/guide\/(plugins|coming-from)/.test(page) ? [] : consoles),
    ...(/compatibility|reference|decisions/.test(page) ? [] : spoken),
  ].map((line) => line.trim());
}

const all = [...new Set(pages.flatMap(commandsOf))];
const ofBuiltIn = (line: string): boolean => isBuiltIn(line.split(' ')[0] ?? '');

test.each(all.filter(ofBuiltIn))("odpm %s is a command of one of odpm's own plugins", (line) => {
  const [name = '', command = ''] = line.split(/ +/);
  expect(Object.keys(builtIn(name, undefined).commands)).toContain(command);
});

test.each(all.filter((line) => !ofBuiltIn(line)))('odpm %s is a command line that odpm takes', (line) => {
  const words = line.split(/ +/);
  const cut = words.indexOf('--');
  const parsed = parse(cut < 0 ? words : words.slice(0, cut), cut >= 0);
  expect(parsed.problem).toBeUndefined();
});

test.each(sectionsOf(read('docs/pipeline.md')))('docs/pipeline.md shows what $name gives', (section) => {
  expect(after(section)).toEqual(section.after);
});

/** Rows of tables whose last column says what shows the difference: `fixtures/…`, `test/…`, or a case as `FILE#ID`. */
const differences = sectionsWithTests(read('docs/compatibility.md'));

function sectionsWithTests(text: string): { readonly row: string; readonly shown: readonly string[] }[] {
  const tables = text.split(/^## /m).filter((section) => /^\|.*\| Test +\|$/m.test(section));
  const rows = tables.flatMap((table) => (table.match(/^\|.*\|$/gm) ?? []).slice(2));
  return rows.map((row) => {
    const cells = row.split(/(?<!\\)\|/).slice(1, -1);
    const shown = [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    return { row: (cells[0] ?? '').trim(), shown };
  });
}

test.each(differences)('what shows the difference "$row" is there', ({ shown }) => {
  expect(shown).not.toEqual([]);
  const missing = shown.filter((each) => {
    const [path = '', id] = each.split('#');
    return !existsSync(path) || (id !== undefined && !read(path).includes(`"id": "${id}"`));
  });
  expect(missing).toEqual([]);
});
