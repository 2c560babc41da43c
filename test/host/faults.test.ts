import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundled, emptyFolder, needs } from './means.ts';

/** Writes the text to a file of a folder as odpm writes its own, and prints what came of it. */
const writer = `
  import { nodeHost } from './src/host/index.ts';
  const [folder = '', name = '', length = '0'] = process.argv.slice(2);
  const host = nodeHost('/');
  const text = 'n'.repeat(Number(length));
  const result = await host.files.write(folder + '/' + name, text, { owner: 'odpm', mode: 0o644, within: folder });
  const said = result.problems.map(({ code, exit, message }) => code + ' ' + exit + ': ' + message);
  await host.terminal.out(result.ok ? result.value : said.join());
`;

let program = '';
let folder = '';
beforeAll(async () => {
  program = await bundled(writer);
});
beforeEach(() => {
  folder = emptyFolder();
  writeFileSync(join(folder, 'file'), 'old');
});

const environment = { ...process.env, UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1' };

function run(...argv: string[]): string {
  const [file = '', ...words] = argv;
  const { stdout, stderr } = spawnSync(file, words, { encoding: 'utf8', env: environment, timeout: 20_000 });
  return stdout + stderr;
}

/** `sh -c SCRIPT` in mounts of its own; `$1` is the folder, `$2` node, `$3` the writer. */
const mounted = (script: string): string =>
  run(
    'unshare',
    '-m',
    '--propagation',
    'private',
    'sh',
    '-euc',
    script,
    'sh',
    folder,
    process.execPath,
    program,
  );

const inject = (fault: string): string =>
  run(
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `inject=${fault}`,
    process.execPath,
    program,
    folder,
    'file',
    '9',
  );

const shown = (): string => join(folder, 'file');

describe('errors of the system', () => {
  needs('strace').each([
    ['fsync:error=EIO', 'input/output error of the disk (EIO)'],
    ['fchmod:error=EPERM', 'operation not permitted (EPERM); the folder has mode 0700'],
    ['rename,renameat,renameat2:error=EBUSY', 'it is in use, or something is mounted there (EBUSY)'],
    ['rename,renameat,renameat2:error=EDQUOT', 'disk quota used up (EDQUOT)'],
  ])('%s: one problem, the old bytes, no temporary file', (fault, why) => {
    expect(inject(fault)).toBe(`host/cannot-write 1: cannot write ${shown()}: ${why}`);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  needs('strace')('a quota that is used up while the bytes are written: the old ones stay', () => {
    // libuv's own wake-ups are writes too, and abort when they fail; so the one write is looked for.
    const hits: string[] = [];
    const nth = writesBefore();
    for (const guess of [0, -1, 1, -2, 2, -3, 3].map((near) => nth + near)) {
      const said = inject(`write:error=EDQUOT:when=${guess}`);
      expect(['old', 'n'.repeat(9)]).toContain(readFileSync(join(folder, 'file'), 'utf8'));
      if (!said.includes('EDQUOT')) continue;
      hits.push(said);
      break;
    }
    expect(hits).toEqual([`host/cannot-write 1: cannot write ${shown()}: disk quota used up (EDQUOT)`]);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
  });

  /** Which `write` of its thread puts the bytes into the temporary file. */
  function writesBefore(): number {
    const other = emptyFolder();
    const traced = run(
      'strace',
      '-f',
      '-y',
      '-e',
      'trace=write',
      process.execPath,
      program,
      other,
      'file',
      '9',
    );
    const lines = traced.split('\n');
    const temp = lines.findIndex((line) => line.includes('.odpm-'));
    const thread = /^\[pid +\d+\]/.exec(lines[temp] ?? '')?.[0] ?? 'none';
    return lines.slice(0, temp + 1).filter((line) => line.startsWith(thread)).length;
  }

  needs('strace')(
    'killed at any step: the file is the old or the new one, and the next write mends it',
    () => {
      const calls = ['openat', 'write', 'fchmod', 'fsync', 'rename'];
      for (const call of calls) {
        for (const when of [1, 2]) {
          const dead =
            call === 'openat'
              ? `openat:signal=SIGKILL:when=${when + 8}`
              : `${call}:signal=SIGKILL:when=${when}`;
          inject(dead);
          expect(['old', 'n'.repeat(9)]).toContain(readFileSync(join(folder, 'file'), 'utf8'));
        }
      }
      expect(run(process.execPath, program, folder, 'file', '7')).toBe('written');
      expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('n'.repeat(7));
    },
  );
});

describe('disks', () => {
  needs('root', 'mount')('a full disk: the old bytes', () => {
    const said = mounted(`
      mount -t tmpfs -o size=64k tmpfs "$1"; printf old > "$1/file"
      dd if=/dev/zero of="$1/ballast" bs=1k count=60 2>/dev/null
      "$2" "$3" "$1" file 9000; echo; cat "$1/file"; echo; ls -A "$1"`);
    expect(said).toBe(
      `host/cannot-write 1: cannot write ${shown()}: no space left on device (ENOSPC)\nold\nballast\nfile\n`,
    );
  });

  needs('root', 'mount')('a disk that lacks one byte: the old bytes', () => {
    const said = mounted(`
      mount -t tmpfs -o size=64k tmpfs "$1"; printf old > "$1/file"
      dd if=/dev/zero of="$1/ballast" bs=4k count=13 2>/dev/null
      "$2" "$3" "$1" file 8193; echo; cat "$1/file"; echo; "$2" "$3" "$1" file 8192; echo; wc -c < "$1/file"; ls -A "$1"`);
    expect(said).toBe(
      `host/cannot-write 1: cannot write ${shown()}: no space left on device (ENOSPC)\nold\nwritten\n8192\nballast\nfile\n`,
    );
  });

  needs('root', 'mount')('a folder that is mounted read-only', () => {
    const said = mounted(
      `mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; "$2" "$3" "$1" file 9; echo; cat "$1/file"`,
    );
    expect(said).toBe(`host/cannot-write 1: cannot write ${shown()}: read-only file system (EROFS)\nold`);
  });

  needs('root', 'mount')('a file on which something is mounted', () => {
    const said = mounted(
      `mount --bind "$1/file" "$1/file"; "$2" "$3" "$1" file 9; echo; cat "$1/file"; ls -A "$1"`,
    );
    const why = 'it is in use, or something is mounted there (EBUSY)';
    expect(said).toBe(`host/cannot-write 1: cannot write ${shown()}: ${why}\noldfile\n`);
  });
});

describe('permissions', () => {
  needs('root', 'setpriv')('a folder of mode 0555, as another user', () => {
    chmodSync(folder, 0o555);
    chmodSync(join(program, '..'), 0o755);
    const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    const said = run(...nobody, process.execPath, program, folder, 'file', '9');
    const why = 'permission denied (EACCES); the folder has mode 0555';
    expect(said).toBe(`host/cannot-write 1: cannot write ${shown()}: ${why}`);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
  });

  test.each(['000', '077'])('umask %s changes no mode', (umask) => {
    const said = run(
      'sh',
      '-c',
      `umask ${umask}; exec "$0" "$@"`,
      process.execPath,
      program,
      folder,
      'new',
      '9',
    );
    expect(said).toBe('written');
    expect((lstatSync(join(folder, 'new')).mode & 0o7777).toString(8)).toBe('644');
  });

  needs('strace')('the file is never wider than its mode, whatever the umask', () => {
    const traced = run(
      ...['sh', '-c', 'umask 000; exec "$0" "$@"', 'strace', '-f', '-e', 'trace=openat,fchmod,chmod'],
      ...[process.execPath, program, folder, 'new', '9'],
    );
    const modes = traced.split('\n').filter((line) => line.includes('.odpm-') || line.includes('chmod('));
    expect(modes.map((line) => / 0\d+/.exec(line)?.[0].trim())).toEqual(['0600', '0644']);
  });

  test('a limit on the size of files: the old bytes', () => {
    const said = run(
      'sh',
      '-c',
      'ulimit -f 8; exec "$0" "$@"',
      process.execPath,
      program,
      folder,
      'file',
      '90000',
    );
    expect(said).toBe(`host/cannot-write 1: cannot write ${shown()}: file size limit reached (EFBIG)`);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

test('TMPDIR plays no part, and links planted beside the file are not followed', () => {
  const victim = emptyFolder();
  writeFileSync(join(victim, 'v'), 'theirs');
  for (const name of ['.file.tmp', 'file.tmp', '.file.odpm-0000000000000000.tmp', 'file~']) {
    symlinkSync(join(victim, 'v'), join(folder, name));
  }
  mkdirSync(join(folder, 'tmp'));
  symlinkSync(join(victim, 'v'), join(folder, 'tmp/file'));
  const said = run('env', `TMPDIR=${folder}/absent`, process.execPath, program, folder, 'file', '9');
  expect(said).toBe('written');
  expect(readFileSync(join(victim, 'v'), 'utf8')).toBe('theirs');
  expect(readdirSync(victim)).toEqual(['v']);
});
