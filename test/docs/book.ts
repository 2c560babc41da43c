import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, transformSync } from 'esbuild';
import { testing } from '../../src/bundle/plugins.mjs';
import { emptyFolder } from '../host/means.ts';
import { packageFolder, shop } from '../plugins/shop.ts';
import type { BuildOptions } from 'esbuild';
import type { Command, Ended } from '../../src/host/host.ts';
import type { Shop } from '../plugins/shop.ts';

/** A part of a page that is tried out: its files, and what is typed. */
export interface Chapter {
  readonly title: string;
  /** Path in the project → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Members of the manifest beside those that each needs. */
  readonly manifest: object;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly line: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ends: number;
  /** As it is shown; a line `…` stands for any lines, `…` in a line for any text. */
  readonly shown: string;
}

const fence = /^```(\w+)(?: (\S+))?\n(.*?)^```$/gms;

function callsOf(text: string): Call[] {
  const parts = text.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const [first = '', ...rest] = part.split('\n');
    const [typed = '', comment = ''] = first.split(/ +# /);
    const words = typed.split(' ');
    const set = words.filter((word) => /^[A-Z_]+=/.test(word));
    return {
      line: words.filter((word) => !set.includes(word)).join(' '),
      environment: Object.fromEntries(set.map((word) => word.split('=') as [string, string])),
      ends: Number(/^ends with (\d+)$/.exec(comment)?.[1] ?? 0),
      shown: rest.join('\n'),
    };
  });
}

function chapterOf(text: string): Chapter {
  const [title = ''] = text.split('\n');
  const blocks = [...text.matchAll(fence)].map(([, language = '', path = '', body = '']) => ({
    language,
    path,
    body,
  }));
  const files = blocks.filter(({ path }) => path !== '' && path !== 'odpm.json');
  const manifest = blocks.find(({ path }) => path === 'odpm.json')?.body ?? '';
  return {
    title,
    files: Object.fromEntries(files.map(({ path, body }) => [path, body])),
    manifest: JSON.parse(`{${manifest}}`) as object,
    calls: blocks.filter(({ language }) => language === 'console').flatMap(({ body }) => callsOf(body)),
  };
}

/** The chapters of a page that hold files. */
export const chaptersOf = (page: string): Chapter[] =>
  page
    .split(/^## /m)
    .slice(1)
    .map(chapterOf)
    .filter(({ files }) => Object.keys(files).length > 0);

const plain = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isLine = (shown: string, found: string): boolean =>
  new RegExp(`^${shown.split('…').map(plain).join('.*')}$`).test(found);

/** The first line that is shown and does not come, with what comes there; nothing when all is as shown. */
function otherThan(shown: string, found: string): string | undefined {
  const lines = found.trimEnd().split('\n');
  let at = 0;
  let anywhere = false;
  for (const line of shown.trim() === '' ? ['…'] : shown.trimEnd().split('\n')) {
    if (line === '…') anywhere = true;
    else {
      const next = anywhere ? lines.findIndex((each, index) => index >= at && isLine(line, each)) : at;
      if (next < 0 || !isLine(line, lines[next] ?? ''))
        return `${line}\n  is shown, and there comes:\n${lines.slice(at).join('\n')}`;
      at = next + 1;
      anywhere = false;
    }
  }
  return anywhere || at === lines.length ? undefined : `more comes:\n${lines.slice(at).join('\n')}`;
}

async function typed({ line, environment, shown }: Call, at: Shop): Promise<{ code: number; found: string }> {
  if (line.startsWith('cat '))
    return { code: 0, found: at.read(line.slice('cat '.length)) ?? 'no such file' };
  const answers = /\[y\/N\] y$/m.test(shown) ? ['y'] : undefined;
  const said = await at.odpm(line.replace(/^odpm /, ''), { environment, ...(answers && { typed: answers }) });
  return {
    code: said.code,
    found: `${said.err}${said.out}`.replaceAll(/\/shop(?![\w-])/g, '/home/ana/shop'),
  };
}

/** Runs what a page shows as it stands there; Docker is none of it. */
function program({ argv, folder, environment }: Command): Partial<Ended> {
  const [name = '', ...words] = argv;
  if (name === 'docker') return {};
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...environment };
  const { status, stdout, stderr } = spawnSync(name, words, { cwd: folder, env, encoding: 'utf8' });
  return { code: status ?? 1, stdout, stderr };
}

/** Types what a chapter types → what came otherwise than it says. */
export async function tried({ files, manifest, calls }: Chapter): Promise<string[]> {
  const at = await shop({ files, manifest, programs: program });
  for (const [path, text] of Object.entries(files))
    if (text.startsWith('#!')) chmodSync(join(at.folder, path), 0o755);
  const wrong: string[] = [];
  for (const call of calls) {
    const { code, found } = await typed(call, at);
    const other = otherThan(call.shown, found);
    if (other !== undefined || code !== call.ends)
      wrong.push(`$ ${call.line}\n${other ?? found}\nends with ${String(code)}`);
  }
  return wrong;
}

/** Builds what a chapter shows into `dist`, as a new plugin is built, and runs its tests as Node does → what they print. */
export async function tested({
  files,
}: Chapter): Promise<{ readonly code: number | null; readonly said: string }> {
  const own = await packageFolder();
  await build({ ...testing, outdir: join(own, 'dist') } as BuildOptions);
  const folder = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    const built = path.endsWith('.ts') ? join('dist', path.replace(/\.ts$/, '.js')) : path;
    const file = join(folder, built);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path.endsWith('.ts') ? transformSync(text, { loader: 'ts' }).code : text);
  }
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(own, join(folder, 'node_modules/odpm'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', 'dist/test/'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { code: status, said: `${stdout}${stderr}` };
}
