import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { nodeFiles } from '../../src/host/files/index.ts';
import { nodeHost } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { filesUnder } from '../transcripts/transcript.ts';

/** A text that is too long or too deep to be written out. */
interface Repeated {
  readonly $repeat: { before: string; open: string; times: number; close: string; after: string };
}

/** `null`: the file is not there, though it usually is. Anything else but a text is written as JSON. */
type Content = string | Repeated | Readonly<Record<string, unknown>> | null;

export interface Expected {
  readonly verdict: 'accept' | 'accept-with-warning' | 'reject';
  /** At each of them stands a problem of the verdict's severity. */
  readonly pointers?: readonly string[];
  /** At one of them. */
  readonly pointers_any?: readonly string[];
  readonly notes?: readonly string[];
  /** Such a problem is in this file. */
  readonly file?: string;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly files: Readonly<Record<string, Content>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the command is given; the project's folder when nothing is said. */
  readonly cwd?: 'dev';
  readonly expected: Expected;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly pointer?: string;
  readonly fix: string;
}

export interface Outcome {
  readonly code: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Files that appeared, went or changed. */
  readonly touched: readonly string[];
}

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance');

/** A file of `fixtures/conformance`. */
export const fixture = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));

const always = fixture('layout.json') as Record<'platform' | 'dev' | 'project', Record<string, Content>>;

const folders = ['project', 'dev', 'platform', 'deps', 'projects', 'backups', 'home'] as const;

const isRepeated = (content: object): content is Repeated => '$repeat' in content;

function textOf(content: Exclude<Content, null>): string {
  if (typeof content === 'string') return content;
  if (!isRepeated(content)) return JSON.stringify(content);
  const { before, open, times, close, after } = content.$repeat;
  return `${before}${open.repeat(times)}${close.repeat(times)}${after}`;
}

/** `{{PROJECT}}` and the like stand for folders. */
export const inPlace = (text: string, root: string): string =>
  text
    .replaceAll('{{PROJECTS_DIR}}', join(root, 'projects'))
    .replaceAll(/\{\{([A-Z]+)\}\}/g, (_, name: string) => join(root, name.toLowerCase()));

const elsewhere = /^(?:deps|platform|projects|home)\//;

/** Where a file of a case lies. */
export function placeOf(path: string): string {
  if (path === 'odpm.json') return 'dev/odpm.json';
  if (path.startsWith('developing/')) return path.replace('developing/', 'dev/');
  return elsewhere.test(path) ? path : `project/${path}`;
}

/** The shell of an environment in `project`, the developing repository with its manifest in `dev`, an Odoo in `platform`. */
export function layOut(files: Case['files'], root: string): void {
  for (const folder of [...folders, 'project/.odpm']) mkdirSync(join(root, folder), { recursive: true });
  const own = Object.entries(files).map(([path, content]) => [placeOf(path), content]);
  const usual = (['platform', 'dev', 'project'] as const).flatMap((folder) =>
    Object.entries(always[folder]).map(([path, content]) => [`${folder}/${path}`, content]),
  );
  const all = new Map([...usual, ...own] as [string, Content][]);
  for (const [path, content] of all) {
    if (content === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), inPlace(textOf(content), root));
  }
}

export const stateOf = (root: string): Map<string, string> =>
  new Map(
    filesUnder(root).map((path) => {
      const { ino, mtimeNs, mode } = statSync(path, { bigint: true });
      return [relative(root, path), `${ino} ${mtimeNs} ${mode}`];
    }),
  );

export function changesBetween(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}

/** This machine's host, but for where it stands, its environment and its streams. */
export function hostIn(
  root: string,
  { env: environment = {}, cwd: folder }: Pick<Case, 'env' | 'cwd'>,
  out: (text: string) => void,
): Host {
  const host = nodeHost(join(import.meta.dirname, '..', '..'));
  const cwd = join(root, folder ?? 'project');
  return {
    ...host,
    machine: { ...host.machine, cwd, environment, home: join(root, 'home') },
    files: nodeFiles(cwd),
    terminal: {
      ...host.terminal,
      interactive: false,
      err: () => undefined,
      out: (text) => {
        out(text);
        return Promise.resolve();
      },
    },
  };
}

/** Lays a case out in a folder of its own and validates it there. */
export async function validated(given: Case): Promise<Outcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-case-')));
  try {
    layOut(given.files, root);
    const before = stateOf(root);
    let shown = '';
    const host = hostIn(root, given, (text) => (shown += text));
    const code = await run(['manifest', 'validate', '--format', 'json'], host);
    const { diagnostics } = JSON.parse(shown) as { diagnostics: Diagnostic[] };
    return { code, diagnostics, touched: changesBetween(before, stateOf(root)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
