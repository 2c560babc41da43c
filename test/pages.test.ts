import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../src/cli/main.ts';
import { memoryHost } from '../src/host/memory/host.ts';
import { filesUnder } from './transcripts/transcript.ts';

const folder = 'docs/problems';
const read = (path: string): string => readFileSync(path, 'utf8');

interface Said {
  readonly message: string;
  readonly fix: string;
}

const said = JSON.parse(read(join(folder, 'index.json'))) as Record<string, Said | undefined>;

interface Fence {
  /** `console fixtures/validate/ports`, `json wrong`, `env right` */
  readonly info: readonly string[];
  readonly body: string;
}

const fences = /^```(?<info>[^\n]*)\n(?<body>.*?)^```$/gms;

const fencesOf = (text: string): Fence[] =>
  [...text.matchAll(fences)].map(([, info = '', body = '']) => ({ info: info.split(' '), body }));

const pages = filesUnder(folder)
  .filter((path) => path.endsWith('.md'))
  .sort()
  .map((path) => {
    const text = read(path);
    const blocks = fencesOf(text);
    const from = blocks.find(({ info }) => info[0] === 'console')?.info[1] ?? '';
    return { code: path.slice(folder.length + 1, -'.md'.length), path, text, blocks, from };
  });

/** The first problem of a code in a transcript, as the terminal shows it, and the command before it. */
function shownIn(transcript: string, code: string): { problem: string; command: string } | undefined {
  const lines = transcript.split('\n');
  const end = lines.indexOf(`  ${code} (odpm explain ${code})`);
  const start = lines.slice(0, end + 1).findLastIndex((line) => /^(error|warning|note): /.test(line));
  if (start < 0) return undefined;
  const command = lines.slice(0, start).findLast((line) => line.startsWith('$ ')) ?? '';
  return { problem: `${lines.slice(start, end + 1).join('\n')}\n`, command };
}

const inFixture = (from: string, code: string) => {
  const path = join(from, 'transcript.txt');
  return existsSync(path) ? shownIn(read(path), code) : undefined;
};

test.each(pages)('the page of $code has the form that all have', ({ code, text, blocks }) => {
  const headings = [...text.replaceAll(fences, '').matchAll(/^#.*$/gm)].map(([line]) => line);
  expect(headings).toEqual([
    `# ${code}`,
    '## What it looks like',
    '## Why',
    expect.stringMatching(/^## (Wrong and right|What to do)$/),
  ]);
  const prose = text.replaceAll(fences, '').split('\n');
  expect(prose.filter((line) => line.length > 80)).toEqual([]);
  const shown = blocks.filter(({ info }) => info[0] !== 'console').flatMap(({ body }) => body.split('\n'));
  expect(shown.filter((line) => line.length > 78)).toEqual([]);
});

const ofTranscripts = pages.filter(({ from }) => from.startsWith('fixtures/'));

test.each(ofTranscripts)('the page of $code shows what $from says', async ({ code, path, text, from }) => {
  const shown = inFixture(from, code);
  const there = text.replace(
    /^(```console [^\n]*\n).*?^```$/ms,
    (_, head: string) => `${head}${shown?.problem ?? `${from} says no ${code}\n`}\`\`\``,
  );
  await expect(there).toMatchFileSnapshot(join('..', path));
  expect(shown).toBeDefined();
});

const asPattern = (template: string): string =>
  template
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/<[a-z]+>/gi, '.+')
    .replaceAll(/\s+/g, '\\s+');

// These need a real machine or its programs; what they print is compared there.
const ofMachines = pages.filter(({ from }) => !from.startsWith('fixtures/'));

test.each(ofMachines)('the page of $code shows its words, which $from provokes', ({ code, blocks, from }) => {
  expect(existsSync(`${from}.test.ts`)).toBe(true);
  const { message = '', fix = '' } = said[code] ?? {};
  const block = blocks.find(({ info }) => info[0] === 'console')?.body;
  expect(block).toMatch(new RegExp(`^(error|warning|note): ${asPattern(message)}\n`));
  expect(block).toMatch(new RegExp(`${asPattern(fix)}\n\n  ${code} \\(odpm explain ${code}\\)\n$`));
});

const least = {
  manifest_schema: '2',
  requires_odpm: '"5.0.0"',
  platform: '{ "git": "https://github.com/odoo/odoo.git 19.0" }',
  python: '"3.13"',
  distro: '{ "name": "debian", "version": "13" }',
  postgres: '"17"',
};

/** What a page shows of a manifest, with the members that every manifest needs around it. */
function wholeManifest(shown = ''): string {
  if (shown.startsWith('{')) return shown;
  const missing = Object.entries(least).filter(([key]) => !shown.includes(`"${key}":`));
  const rest = missing.map(([key, value]) => `"${key}": ${value}`);
  return `{\n${[...rest, shown.trimEnd()].filter((part) => part !== '').join(',\n')}\n}\n`;
}

/** The command that looks for a problem, and what its fixture has in the environment. */
function lookingAs(shown: string): { words: string; environment: Record<string, string> } {
  const pairs = [...shown.matchAll(/(?<=[$ ])(\w+)=(\S*) (?=.*odpm )/g)];
  const words = shown.includes('odpm plan') ? 'plan --no-docker' : 'manifest validate --strict';
  return { words, environment: Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value])) };
}

const tries = pages.flatMap(({ code, from, blocks }) => {
  const { words, environment } = lookingAs(inFixture(from, code)?.command ?? '');
  const texts = blocks.filter(({ info }) => info[1] === 'wrong' || info[1] === 'right');
  return texts.map(({ info: [language, kind], body }, at) => ({
    ...{ code, words, environment, language, kind, body, at },
  }));
});

describe('what the pages call wrong gives their code, and what they call right is in order', () => {
  test.each(tries)('$code, $kind, $at', async ({ code, words, environment, language, kind, body }) => {
    const files = new Map([
      ['/project/odpm.json', wholeManifest(language === 'json' ? body : undefined)],
      ...(language === 'env' ? [['/project/.env', body] as const] : []),
    ]);
    const host = memoryHost({ files, environment });
    const exit = await run(words.split(' '), host);
    const { out, err } = host.printed();
    if (kind === 'wrong') expect(out + err).toContain(`(odpm explain ${code})`);
    else {
      expect(out + err).not.toContain(`(odpm explain ${code})`);
      if (words.startsWith('manifest')) expect({ exit, err }).toMatchObject({ exit: 0 });
    }
  });

  test.each(pages)('$code shows both, or says what to do', ({ text, blocks }) => {
    const kinds = new Set(blocks.map(({ info }) => info[1]));
    const both = text.includes('\n## Wrong and right\n');
    expect([kinds.has('wrong'), kinds.has('right')]).toEqual([both, both]);
  });
});
