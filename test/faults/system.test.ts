import { chmodSync, linkSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { needs } from '../host/means.ts';
import { box, entry, snapshot, unchanged } from './box.ts';
import type { Box } from './box.ts';

const up = [process.execPath, entry, 'up', '--skip-start', '--trust', '--quiet'];
const compose = 'docker-compose.yml';

let at: Box;
beforeEach(() => {
  at = box();
});

const text = (path: string): string => readFileSync(join(at.project, path), 'utf8');

const temps = (): string[] =>
  readdirSync(at.project, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tmp'));

/** A project that was prepared, and whose `.env` has changed since: the next run writes two files anew. */
function outdated(): string {
  expect(at.run(up)).toEqual({ code: 0, out: '', err: '' });
  at.put('.env', `${text('.env')}GEVENT_PORT=8073\n`);
  return text(compose);
}

const runOnce = (argv: readonly string[]): { code: number | null; said: string } => {
  const { code, out, err } = at.run(argv);
  return { code, said: out + err };
};

/** A script in mounts of its own: `$1` is the project, the rest is the command. */
const mounted = (script: string): readonly string[] => [
  ...['unshare', '-m', '--propagation', 'private', 'sh', '-euc', `${script}; shift; exec "$@"`],
  ...['sh', at.project, ...up],
];

describe('a write that the system refuses: 1, the file and the cause, the old bytes', () => {
  needs('strace').each([
    ['fsync:error=EIO:when=3+', 'EIO'],
    ['fchmod:error=EPERM:when=2+', 'EPERM'],
    ['rename,renameat,renameat2:error=EDQUOT:when=2+', 'EDQUOT'],
  ])('%s', (fault, errno) => {
    const old = outdated();
    const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `inject=${fault}`];
    // The first file that a run writes is the lock; calls are counted in each thread.
    const { code, out, err } = at.run([...strace, ...up], { UV_THREADPOOL_SIZE: '1' });
    const said = out + err;
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(
        new RegExp(`^error: cannot write ${compose}: .*\\(${errno}\\)[^]*host/cannot-write`),
      ) as unknown,
    });
    expect(text(compose)).toBe(old);
    expect(temps()).toEqual([]);
    expect(runOnce(up).code).toBe(0);
    expect(text(compose)).toContain('8073:8072');
  });

  needs('root', 'mount')('a disk on which the file has no room', () => {
    const old = outdated();
    mkdirSync(join(at.root, 'disk'));
    // The lock takes the page that is left.
    const script = `mount -t tmpfs -o size=1m tmpfs ../disk; cp -a . ../disk; cd ../disk
      dd if=/dev/zero of=room bs=4k count=1 2>/dev/null
      dd if=/dev/zero of=ballast bs=4k count=1000 2>/dev/null
      rm room; "$@"; code=$?
      cp ${compose} "$ODOO_PLATFORM_DIR/after"; ls -A > "$ODOO_PLATFORM_DIR/names"; exit $code`;
    const { code, said } = runOnce(['unshare', '-m', 'sh', '-uc', script, 'sh', ...up]);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^error: cannot write \S+: no space left on device \(ENOSPC\)/) as unknown,
    });
    const after = (name: string): string => readFileSync(join(at.root, 'odoo', name), 'utf8');
    expect(after('after')).toBe(old);
    expect(after('names')).not.toContain('.tmp');
  });

  needs('root', 'mount')('a folder that is mounted read-only', () => {
    outdated();
    const script = 'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; cd "$1"';
    const { code, said } = unchanged([at.project], () => runOnce(mounted(script)));
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('read-only file system') as unknown,
    });
  });

  needs('root', 'mount')('a file on which something is mounted', () => {
    outdated();
    const script = `mount --bind "$1/${compose}" "$1/${compose}"`;
    const { code, said } = runOnce(mounted(script));
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining(`cannot write ${compose}: it is in use`) as unknown,
    });
  });

  needs('root', 'setpriv')('a folder of mode 0555, as another user', () => {
    chmodSync(at.root, 0o755);
    chmodSync(at.project, 0o555);
    chmodSync(at.home, 0o777);
    const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    const { code, said } = unchanged([at.project], () => runOnce([...nobody, ...up]));
    expect(code).toBe(1);
    expect(said).toContain('0555');
  });
});

describe('links and leftovers', () => {
  const whole = (): string[] => [at.victim];

  test('odoo.conf is a link to nothing: 7, and nothing is made there', () => {
    symlinkSync(join(at.victim, 'new'), join(at.project, 'odoo.conf'));
    const { code, said } = unchanged([at.project, at.victim], () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('odoo.conf is a symbolic link to nothing');
    expect(said).toContain('odoo/dangling-conf');
  });

  test('.odpm is a link: 7, and nothing is written through it', () => {
    symlinkSync(at.victim, join(at.project, '.odpm'));
    const { code, said } = unchanged(whole(), () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('.odpm is a symbolic link');
  });

  test('.odpm/database is a link: 7, for containers would write through it', () => {
    mkdirSync(join(at.project, '.odpm'));
    symlinkSync(at.victim, join(at.project, '.odpm/database'));
    const { code, said } = unchanged([at.project, at.victim], () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('.odpm/database is a symbolic link');
  });

  test('.odpm/database is a file: 7, before anything is written', () => {
    at.put('.odpm/database', '');
    const { code, said } = unchanged([at.project], () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('.odpm/database is not a folder');
    expect(said).toContain('prepare/no-folder');
  });

  test('.odpm/state/format is a link: 7, and nothing of what it leads to is shown', () => {
    mkdirSync(join(at.project, '.odpm/state'), { recursive: true });
    symlinkSync(join(at.victim, 'file'), join(at.project, '.odpm/state/format'));
    const { code, said } = unchanged([at.project, at.victim], () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('place/strange-state');
    expect(said).not.toContain('of someone else');
  });

  test('.odpm/state/format holds no number: 7, and its text is not shown', () => {
    at.put('.odpm/state/format', 'hunter2');
    const { code, said } = unchanged([at.project], () => runOnce(up));
    expect(code).toBe(7);
    expect(said).toContain('place/strange-state');
    expect(said).not.toContain('hunter2');
  });

  test.each(['postgres_password', 'odoo_password'])('an empty %s is recreated', (name) => {
    expect(runOnce(up).code).toBe(0);
    const path = join('.odpm/runtime', name);
    const others = ['postgres_password', 'odoo_password'].filter((each) => each !== name);
    const kept = others.map((other) => text(join('.odpm/runtime', other)));
    at.put(path, '');
    expect(runOnce(up).code).toBe(0);
    expect(text(path)).toMatch(/^\w{32}$/);
    expect(others.map((other) => text(join('.odpm/runtime', other)))).toEqual(kept);
  });

  test('links planted under likely names of temporary files are not followed', () => {
    for (const name of [`${compose}.tmp`, `.${compose}.tmp`, `.${compose}.odpm-0000000000000000.tmp`]) {
      symlinkSync(join(at.victim, 'file'), join(at.project, name));
    }
    expect(unchanged(whole(), () => runOnce(up)).code).toBe(0);
    expect(text(compose)).toContain('services:');
  });

  test('a generated file that is a hard link is replaced, the other name keeps its bytes', () => {
    const old = outdated();
    linkSync(join(at.project, compose), join(at.victim, 'hard'));
    expect(runOnce(up).code).toBe(0);
    expect(readFileSync(join(at.victim, 'hard'), 'utf8')).toBe(old);
    expect(text(compose)).not.toBe(old);
  });

  test('leftovers of a run that was killed are removed', () => {
    at.put(`.${compose}.odpm-0123456789abcdef.tmp`, 'half');
    expect(runOnce(up).code).toBe(0);
    expect(temps()).toEqual([]);
  });

  test.each([
    ['missing', '/nonexistent'],
    ['no folder', '/dev/null'],
  ])('TMPDIR is %s: it plays no part', (_, folder) => {
    const { code, err } = at.run(up, { TMPDIR: folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

test.each(['000', '077'])(
  'umask %s: what odpm makes has its modes, private where containers do not read',
  (umask) => {
    expect(runOnce(['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...up]).code).toBe(0);
    const mode = (path: string): string => (statSync(join(at.project, path)).mode & 0o7777).toString(8);
    const wanted = {
      [compose]: '644',
      Dockerfile: '644',
      '.dockerignore': '644',
      'odoo.conf': '644',
      '.odpm/.gitignore': '644',
      '.odpm/runtime': '700',
      '.odpm/runtime/config.json': '644',
      '.odpm/runtime/odoo_password': '644',
      '.odpm/runtime/compose.env': '600',
    };
    expect(Object.fromEntries(Object.keys(wanted).map((path) => [path, mode(path)]))).toEqual(wanted);
  },
);

test('no Docker Engine: 6 with the socket, and nothing is fetched or written', () => {
  mkdirSync(join(at.home, '.odpm'), { mode: 0o700 });
  const before = snapshot(at.project, at.home);
  const { code, err } = at.run([process.execPath, entry, 'up', '--trust', '--quiet'], {
    DOCKER_HOST: 'unix:///nonexistent.sock',
  });
  expect(code).toBe(6);
  expect(err).toContain('no Docker Engine answers at unix:///nonexistent.sock');
  expect(err).toContain('engine/no-engine');
  expect(snapshot(at.project, at.home)).toEqual(before);
});

test('an answer for which there is no room: 1', () => {
  const { code, err } = at.run([
    'sh',
    '-c',
    'exec "$@" > /dev/full',
    'sh',
    process.execPath,
    entry,
    '--help',
  ]);
  expect(code).toBe(1);
  expect(err).toContain('cannot write output: no space left on device (ENOSPC)');
  expect(err).toContain('host/cannot-write-output');
});

test('a file has the name of the folder .odpm: 7', () => {
  at.put('.odpm', 'mine');
  const { code, said } = unchanged([at.project], () => runOnce(up));
  expect(code).toBe(7);
  expect(said).toContain('.odpm');
});

needs('root', 'setpriv')('odpm.json may not be read: 1', () => {
  chmodSync(at.root, 0o755);
  chmodSync(join(at.project, 'odpm.json'), 0);
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const { code, said } = unchanged([at.project], () => runOnce([...nobody, ...up]));
  expect(code).toBe(1);
  expect(said).toContain('cannot read');
  expect(said).toContain('host/cannot-read');
});
