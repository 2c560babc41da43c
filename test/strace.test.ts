import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { box, entry, snapshot } from './faults/box.ts';
import type { Box } from './faults/box.ts';
import { hostile, put } from './faults/plugged.ts';
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

/** Files of code of the project: what only looks never reads them. */
const code = (at: Box, paths: readonly string[]): string[] =>
  paths.filter((path) => path.startsWith(at.project) && /\.(py|[cm]?[jt]s|node)$/.test(path));

const withStrace = needs('strace');

describe('what looks changes nothing, connects to nothing, runs nothing of a hostile project', () => {
  let at: Box;
  beforeAll(() => {
    at = box();
    hostile(at);
    at.manifest({ hooks: { post_prepare: [['sh', 'hooks/prepared.sh', 'made']] } });
  }, 120_000);

  const alone = [
    '--version',
    '--help',
    'plugins --help',
    'manifest validate',
    'manifest validate --strict',
    'explain project/port-taken',
    'explain /services',
    'explain /settings/ODOO_PORT',
    'config show',
    'config diff developer server',
    'plugins stats',
  ];
  // These read files for their digests; Node is never given them.
  const comparing = [
    'plugins list',
    'plugins info mine',
    'plugins info pack',
    'plan --no-docker',
    'plan --no-docker --diff',
    'plan --no-docker --no-plugins',
    'trust',
  ];

  withStrace.each([...alone, ...comparing])(
    'odpm %s',
    (line) => {
      const before = snapshot(at.project, at.home, at.victim);
      const { code: ended, said, writes, connects, children, reads } = trace(at, line.split(' '));
      expect({ ended, writes, connects, children }).toEqual({
        ended: line === 'trust' ? 4 : line.endsWith('--strict') ? 3 : 0,
        writes: [],
        connects: [],
        children: [],
      });
      if (alone.includes(line)) expect(code(at, reads)).toEqual([]);
      expect(said).not.toContain('loaded');
      expect(snapshot(at.project, at.home, at.victim)).toEqual(before);
    },
    30_000,
  );

  test('what is not trusted is a blocked row each, and the plan goes on behind it', () => {
    const { code: ended, out } = at.odpm('plan', '--no-docker');
    const rows = out.split('\n').flatMap((row) => /^ {2}blocked +(\S+) +(.*)$/.exec(row)?.slice(1) ?? []);
    expect({ ended, rows }).toEqual({
      ended: 0,
      rows: [
        ...['pack', 'folder', 'mine', 'plain', 'typed'].flatMap((name) => [
          `plugin.${name}`,
          expect.stringMatching(`^not trusted: the plugin ${name} `) as string,
        ]),
        'hooks.post_prepare',
        'not trusted: the post_prepare hooks of this project',
      ],
    });
    expect(out).toContain('template.dockerfile');
  });
});

describe('what looks at a project with a plugin and a hook', () => {
  let at: Box;
  beforeAll(() => {
    at = box();
    put(
      at,
      'mine',
      "{ steps: [{ id: 'mine.step', description: 'Mine.', evaluate: () => verdict.update('new', [write('mine.txt', 'made')]) }] }",
    );
    at.manifest({ hooks: { post_prepare: [['sh', 'hooks/prepared.sh', 'made']] } });
  });

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
      const { said, children, writes, connects } = trace(at, ['plan'], more);
      expect(said.includes('model/not-trusted')).toBe(trust === 'untrusted');
      expect(said.includes('mine.step')).toBe(trust === 'trusted');
      expect(children.filter((words) => !allowed.test(words))).toEqual([]);
      expect(children.length).toBeGreaterThan(0);
      expect([...writes, ...connects]).toEqual([]);
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
