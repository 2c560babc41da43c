import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { box, entry, snapshot } from './faults/box.ts';
import type { Box } from './faults/box.ts';
import { needs } from './host/means.ts';

const changing = [
  ...['creat', 'truncate', 'ftruncate', 'mknod', 'mknodat', 'utimensat', 'setxattr', 'fallocate'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'rmdir', 'mkdir', 'mkdirat'],
  ...['link', 'linkat', 'symlink', 'symlinkat', 'chmod', 'fchmod', 'fchmodat', 'chown', 'fchown', 'fchownat'],
];
const traced = [...changing, 'open', 'openat', 'connect', 'execve', 'clone', 'clone3', 'fork', 'vfork'];

interface Traced {
  readonly code: number | null;
  readonly said: string;
  /** Calls of odpm's own threads that would change a file, and files that they open for writing. */
  readonly writes: string[];
  readonly connects: string[];
  /** Words of the programs that odpm started. */
  readonly children: string[];
  /** Files that odpm itself opened to read them. */
  readonly reads: string[];
}

const opensForWriting = (line: string): boolean =>
  /^open(at)?\(/.test(line) &&
  /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(line) &&
  !/"\/dev\/(null|tty|pts\/\d+)"/.test(line);

const argvOf = (lines: readonly string[]): string | undefined => {
  const words = lines.map((line) => /^execve\("[^"]*", \[(.*?)\], /.exec(line)?.[1]).find(Boolean);
  return words?.replaceAll(/"(?:, )?/g, (quote) => (quote.length > 1 ? ' ' : ''));
};

type Threads = ReadonlyMap<string, readonly string[]>;

/** The calls of every thread and process, each from a file of its own: id → lines. */
function callsOf(at: Box): Threads {
  const names = readdirSync(at.root).filter((name) => name.startsWith('calls.'));
  const rows = names.map((name) => {
    const path = join(at.root, name);
    const lines = readFileSync(path, 'utf8').split('\n');
    rmSync(path);
    return [name.slice('calls.'.length), lines] as const;
  });
  return new Map(rows);
}

/** What a thread began: threads of its own process, and processes. */
function begunBy(lines: readonly string[]): { threads: string[]; processes: string[] } {
  const calls = lines.filter((line) => /^(v?fork|clone3?)\(.* = \d+$/.test(line));
  const ids = (wanted: boolean): string[] =>
    calls
      .filter((line) => line.includes('CLONE_THREAD') === wanted)
      .map((line) => line.slice(line.lastIndexOf(' ') + 1));
  return { threads: ids(true), processes: ids(false) };
}

function threadsFrom(id: string, all: Threads): string[] {
  return [id, ...begunBy(all.get(id) ?? []).threads.flatMap((each) => threadsFrom(each, all))];
}

/** Runs odpm and tells what its own threads asked of the system, and which programs they started. */
function trace(at: Box, words: readonly string[], more?: Readonly<Record<string, string>>): Traced {
  const strace = ['strace', '-ff', '-qq', '-s', '4096', '-o', join(at.root, 'calls'), '-e', 'signal=none'];
  const calls = ['-e', `trace=${traced.map((call) => `?${call}`).join(',')}`];
  const { code, out, err } = at.run([...strace, ...calls, process.execPath, entry, ...words], more);
  const all = callsOf(at);
  const main = [...all].find(([, lines]) => argvOf(lines)?.includes(entry))?.[0] ?? '';
  const own = threadsFrom(main, all).map((id) => all.get(id) ?? []);
  const lines = own.flat();
  return {
    code,
    said: out + err,
    writes: lines.filter(
      (line) => opensForWriting(line) || changing.some((call) => line.startsWith(`${call}(`)),
    ),
    connects: lines.filter((line) => line.startsWith('connect(')),
    children: own
      .flatMap((each) => begunBy(each).processes)
      .map((id) => argvOf(all.get(id) ?? []) ?? 'no program'),
    reads: lines.flatMap((line) => /^open(?:at)?\([^"]*"([^"]+)".* = \d+$/.exec(line)?.[1] ?? []),
  };
}

/** Files of code of the project; those of hooks are read for their digest, these never. */
const code = (at: Box, paths: readonly string[]): string[] =>
  paths.filter((path) => path.startsWith(at.project) && /\.(py|[cm]?[jt]s|node)$/.test(path));

describe('what looks changes nothing, connects to nothing, runs nothing of the project', () => {
  let at: Box;
  beforeAll(() => {
    at = box();
    at.put('.odpm/plugins/mine.mjs', 'throw new Error("loaded");\n');
    at.manifest({ hooks: { post_prepare: [['sh', 'hooks/prepared.sh', 'made']] } });
  });

  const alone = [
    '--version',
    '--help',
    'manifest validate',
    'explain project/port-taken',
    'explain /services',
    'explain /settings/ODOO_PORT',
    'config show',
    'config diff developer server',
    'plan --no-docker',
    'plan --no-docker --diff',
  ];
  const withStrace = needs('strace');

  withStrace.each(alone)(
    'odpm %s',
    (line) => {
      const before = snapshot(at.project, at.home, at.victim);
      const { code: ended, writes, connects, children, reads } = trace(at, line.split(' '));
      expect({ ended, writes, connects, children }).toEqual({
        ended: 0,
        writes: [],
        connects: [],
        children: [],
      });
      expect(code(at, reads)).toEqual([]);
      expect(snapshot(at.project, at.home, at.victim)).toEqual(before);
    },
    30_000,
  );

  const questions = /^docker (version|ps|info --format|compose .* config)( |$)/;
  const ofTrusted = /^docker (version|ps|info --format|compose version|compose .* config|image inspect)( |$)/;

  withStrace.each([
    ['untrusted', questions],
    ['trusted', ofTrusted],
  ])(
    'odpm plan in an %s project asks Docker its fixed questions and nothing else',
    (trust, allowed) => {
      const digest = /ODPM_TRUST_DIGEST=(\w+)/.exec(at.odpm('trust').err)?.[1] ?? '';
      const before = snapshot(at.project, at.victim);
      const more = trust === 'trusted' ? { ODPM_TRUST_DIGEST: digest } : {};
      const { said, children, writes, connects, reads } = trace(at, ['plan'], more);
      expect(said.includes('model/not-trusted')).toBe(trust === 'untrusted');
      expect(children.filter((words) => !allowed.test(words))).toEqual([]);
      expect(children.length).toBeGreaterThan(0);
      expect([...writes, ...connects, ...code(at, reads)]).toEqual([]);
      expect(snapshot(at.project, at.victim)).toEqual(before);
    },
    60_000,
  );

  withStrace(
    'up starts the hook alone, and the passwords that it makes stand in their own files only',
    () => {
      const { code: ended, said, children, writes, connects } = trace(at, ['up', '--skip-start', '--trust']);
      expect({ ended, children, connects }).toEqual({
        ended: 0,
        children: ['sh hooks/prepared.sh made'],
        connects: [],
      });
      expect(writes.length).toBeGreaterThan(0);

      const files = Object.keys(snapshot(at.root)).filter((path) => statSync(path).isFile());
      const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
      const own = files.filter((path) => /\.odpm\/runtime\/(postgres|odoo)_password$/.test(path));
      const passwords = own.map((path) => texts.get(path)?.trim() ?? '');
      expect(passwords.map((password) => password.length)).toEqual([32, 32]);
      const shows = (text: string): boolean => passwords.some((password) => text.includes(password));
      expect(files.filter((path) => shows(texts.get(path) ?? ''))).toEqual(own);
      expect([said, ...children, at.odpm('plan', '--no-docker', '--diff').out].filter(shows)).toEqual([]);
    },
    30_000,
  );
});
