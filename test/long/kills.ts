import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry, snapshot } from '../faults/box.ts';
import type { Box } from '../faults/box.ts';
import { leftBy4 } from '../takeover/folder.ts';

const words = ['up', '--skip-start', '--trust', '--quiet'];

/** Names of temporary files that follow one another, so that strace can be told which ones to watch. */
const counting = `
const crypto = require('node:crypto');
let count = 0;
crypto.randomBytes = (size) => Buffer.from((count += 1).toString(16).padStart(size * 2, '0'), 'hex');
`;

const isTemp = (path: string): boolean => /\/\.[^/]+\.odpm-[0-9a-f]{16}\.tmp$/.test(path);
const isLock = (path: string): boolean => path.endsWith('/.odpm/state/lock');
const isRecord = (path: string): boolean => path.endsWith('/.odpm/state/last-up.json');
const isPassword = (path: string): boolean => /\/runtime\/(postgres|odoo)_password$/.test(path);

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said, when it failed. */
  readonly err: string;
}

/** Runs a program in the project while others run in theirs. */
function start(at: Box, [program = '', ...argv]: readonly string[]): Promise<Ended> {
  // One thread asks for everything that changes files: calls are counted for each thread.
  const env = { ...at.environment, UV_THREADPOOL_SIZE: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { cwd: at.project, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, err: code === 0 ? '' : err }));
  });
}

const recordOf = (path: string): unknown =>
  (JSON.parse(readFileSync(path, 'utf8')) as { result: unknown }).result;

/** Path → what is there; of what is another one in each run, whether it is whole. */
function told(at: Box): Map<string, string> {
  const rows = Object.entries(snapshot(at.project, at.home)).map(([path, text]): [string, string] => {
    if (isPassword(path)) return [path, `${String(readFileSync(path, 'utf8').length)} letters`];
    return [path, isRecord(path) ? `a run that is ${String(recordOf(path))}` : text];
  });
  return new Map(rows);
}

/** What an `up` starts from. */
export interface State {
  /** Lays it out below a box, and says where. */
  readonly make: (at: Box) => Pick<Box, 'project'>;
  /** Files that another state shows to be written just so. */
  readonly shown?: RegExp;
}

/** A state, what is there before and after a run that nothing disturbs, and how to come back to it. */
interface Walked {
  readonly at: Box;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** What strace is told, for each call that changes files. */
  readonly points: readonly (readonly string[])[];
  readonly again: () => void;
  /** The program, such that its temporary files have these names. */
  readonly counted: readonly string[];
}

async function walked({ make, shown }: State): Promise<Walked> {
  const empty = box();
  const at = { ...empty, ...make(empty) };
  const [kept, preload, log] = ['kept', 'counting.cjs', 'calls'].map((name) => join(at.root, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(preload, counting);
  const folders = [at.project, at.home].map((folder) => [folder, join(kept, basename(folder))] as const);
  const copy = { recursive: true, verbatimSymlinks: true };
  for (const [folder, aside] of folders) cpSync(folder, aside, copy);
  const again = (): void => {
    for (const [folder, aside] of folders) {
      rmSync(folder, { recursive: true });
      cpSync(aside, folder, copy);
    }
  };
  const before = told(at);
  const counted = [process.execPath, '--require', preload, entry, ...words];
  const traced = `trace=${calls.map((call) => `?${call}`).join(',')}`;
  const strace = ['strace', '-f', '-y', '-qq', '-s', '4096', '-o', log, '-e', 'signal=none', '-e', traced];
  expect(await start(at, [...strace, ...counted])).toEqual({ code: 0, signal: null, err: '' });
  return { at, before, after: told(at), points: pointsIn(readFileSync(log, 'utf8'), shown), again, counted };
}

/** Calls by which files get and lose their bytes and names; of temporary files where Node makes such calls all the time. */
const calls = [
  ...['openat', 'write', 'pwrite64'],
  ...['fsync', 'rename', 'renameat', 'renameat2', 'mkdir', 'mkdirat', 'rmdir', 'unlink', 'unlinkat'],
  ...['symlink', 'symlinkat', 'link', 'linkat', 'truncate', 'ftruncate', 'chmod', 'fchmodat'],
] as const;
const ofTemps: ReadonlySet<string> = new Set(['openat', 'write', 'pwrite64']);

/** Each call of a log of strace, and how strace ends a run with it: it counts for each name of a call. */
function pointsIn(log: string, shown = /^$/): string[][] {
  const lines = log.split('\n');
  const temps = [...new Set(log.match(/\/[^"<>\n]+\.odpm-[0-9a-f]{16}\.tmp/g) ?? [])];
  const watched = temps.flatMap((path) => ['-P', path]);
  return calls.flatMap((call) => {
    const only = ofTemps.has(call);
    const found = lines.filter(
      (line) => new RegExp(`^\\d+ +${call}\\(`).test(line) && (!only || line.includes('.odpm-')),
    );
    return found.flatMap((line, index) =>
      shown.test(line)
        ? []
        : [
            [
              ...(only ? watched : []),
              ...['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${String(index + 1)}`],
            ],
          ],
    );
  });
}

/** Paths that a killed run left neither as they were nor as a whole run makes them. */
function torn({ at, before, after }: Walked): string[] {
  const now = told(at);
  return [...new Set([...before.keys(), ...after.keys(), ...now.keys()])].filter((path) => {
    if (isTemp(path) || isLock(path)) return false;
    return now.get(path) !== before.get(path) && now.get(path) !== after.get(path);
  });
}

const passwordsOf = ({ at, after }: Walked): (string | undefined)[] =>
  [...after.keys()]
    .filter(isPassword)
    .map((path) => (told(at).has(path) ? readFileSync(path, 'utf8') : undefined));

/** Kills a run at a call and lets the next one go on. */
async function kill(state: Walked, inject: readonly string[]): Promise<void> {
  const { at, again, counted, after } = state;
  const point = inject.at(-1);
  again();
  const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'signal=none', ...inject];
  expect({ point, ...(await start(at, [...strace, ...counted])) }).toMatchObject({
    point,
    signal: 'SIGKILL',
  });
  expect({ point, torn: torn(state) }).toEqual({ point, torn: [] });
  const made = passwordsOf(state);
  const next = await start(at, [process.execPath, entry, ...words]);
  expect({ point, ...next }).toEqual({ point, code: 0, signal: null, err: '' });
  expect({ point, now: told(at) }).toEqual({ point, now: after });
  const now = passwordsOf(state);
  expect(now).toEqual(made.map((password, index) => password ?? now[index]));
}

const lanes = 2;

/**
 * Kills `up --skip-start` at one in `parts` of the calls that change files, each time from the same state: every file is
 * the old one or the new one, and the next run makes what one makes that nobody disturbs. Returns how many there were.
 */
async function killAt(state: State, part: number, parts: number): Promise<number> {
  const walks = await Promise.all(Array.from({ length: lanes }, () => walked(state)));
  const counts = walks.map(async (each, lane) => {
    const points = each.points.filter((_point, index) => index % (parts * lanes) === part * lanes + lane);
    for (const point of points) await kill(each, point);
    return points.length;
  });
  return (await Promise.all(counts)).reduce((all, count) => all + count, 0);
}

/** A project that odpm has never seen. */
const fresh: State = {
  make(at) {
    at.manifest({ hooks: {} });
    return at;
  },
};

/** A project that another manifest and another odpm made ready. */
const older: State = {
  make(at) {
    at.manifest({ odoo_conf: { options: { log_level: 'debug' } } });
    expect(at.odpm(...words)).toMatchObject({ code: 0 });
    for (const name of ['say', 'odoo', 'conf']) {
      at.put(`.odpm/runtime/container/${name}.py`, '# of an older odpm\n');
    }
    at.manifest({
      system_packages: ['ghostscript'],
      odoo_conf: { options: { log_level: 'warn' } },
      services: { redis: { image: 'redis:8' } },
      service_patches: { db: { shm_size: '256m' } },
    });
    return at;
  },
};

/** A folder that odpm 4 left. */
const of4: State = {
  make: ({ root }) => ({ project: leftBy4('v2-developer', root) }),
  shown: /\/runtime\/container\/\.?[a-z]/,
};

/** The tests of a quarter of the calls; each stands in a file of its own, so that machines can share them. */
export function killedAt(quarter: 0 | 1 | 2 | 3): void {
  needs('strace').each([
    ['fresh', fresh, 40],
    ['older', older, 10],
    ['of odpm 4', of4, 20],
  ] as const)(
    'killed at any call that changes files, up leaves no torn file, and the next one makes the rest: %s (a quarter)',
    async (_name, state, atLeast) => {
      expect(await killAt(state, quarter, 4)).toBeGreaterThan(atLeast);
    },
  );
}
