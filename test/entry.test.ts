import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { needs } from './host/means.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'odpm-entry-'));
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Puts a `main` behind the entry. */
function build(body: string): void {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist/main.cjs'), `exports.main = async (argv, folder, strays) => { ${body} };`);
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Circumstances {
  readonly node?: readonly string[];
  readonly stdout?: number;
  readonly environment?: Record<string, string>;
}

function odpm(argv: readonly string[], { node = [], stdout, environment }: Circumstances = {}): Ended {
  const { status, ...streams } = spawnSync(
    process.execPath,
    [...node, join(folder, 'bin/odpm.cjs'), ...argv],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    },
  );
  const err = streams.stderr.replaceAll(folder, '<odpm>').replaceAll(/^ +at .*\n/gm, '');
  return { code: status, out: stdout === undefined ? streams.stdout : '', err };
}

test.each(['--version', '-V'])('%s needs nothing that is built', (option) => {
  expect(odpm([option])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('a version that cannot be written is an error', () => {
  const stdout = openSync('/dev/full', 'w');
  expect(odpm(['--version'], { stdout })).toEqual({
    code: 1,
    out: '',
    err: 'odpm: cannot write output (ENOSPC)\n',
  });
});

test('a closed pipe ends quietly', () => {
  const script = `"${process.execPath}" "${folder}/bin/odpm.cjs" --version; echo "exit $?" >&2`;
  const { stderr } = spawnSync('bash', ['-c', `{ sleep 0.1; ${script}; } | true`], { encoding: 'utf8' });
  expect(stderr).toBe('exit 0\n');
});

test('words and folder reach main, and its number is the exit code', () => {
  build('console.log(JSON.stringify([argv, folder])); return 3;');
  const { code, out } = odpm(['plan', '--version', '--', '-x']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toEqual([['plan', '--version', '--', '-x'], folder]);
});

test('a clone that has not been built says how to build it', () => {
  const err = 'odpm: it has not been built; run "npm run build" in <odpm>\n';
  expect(odpm(['plan'])).toEqual({ code: 6, out: '', err });
});

test('an old Node.js is told which one is needed', () => {
  const old = join(folder, 'old.cjs');
  writeFileSync(old, `Object.defineProperty(process.versions, 'node', { value: '20.18.3' });`);
  build('return 0;');
  const err = 'odpm: Node.js 20.19 or newer is needed; this is 20.18.3\n';
  expect(odpm(['plan'], { node: ['--require', old] })).toEqual({ code: 6, out: '', err });
});

const report = (what: string): string =>
  [
    'odpm: this is a bug in odpm\n',
    `${what}\n`,
    `  odpm ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}\n`,
    '  Report it with these lines and the command that you ran. Values of .env are not in them.\n',
  ].join('\n');

test('what main throws is a bug, told with its causes', () => {
  build(`throw new Error('the outside', { cause: new TypeError('the inside') });`);
  const err = report('  Error: the outside\n  caused by TypeError: the inside');
  expect(odpm(['plan'])).toEqual({ code: 70, out: '', err });
});

test('a rejection that nobody handles is a bug, whenever it comes', () => {
  build(`setTimeout(() => Promise.reject(new Error('late')), 1); return 0;`);
  expect(odpm(['plan'])).toEqual({ code: 70, out: '', err: report('  Error: late') });
});

test('the report of a bug holds no value of .env, wherever odpm may have read it', () => {
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, '.env'), 'TOKEN="tok-one and more"\nexport KEY = tok-two # of the shop\n');
  writeFileSync(join(folder, 'home/.env'), "PASSWORD='tok-three'\n");
  build(`throw new Error('tok-one and more, tok-two, tok-three');`);
  const environment = { ODPM_HOME: join(folder, 'home') };
  expect(odpm(['plan'], { environment }).err).toBe(report('  Error: ***, ***, ***'));
});

needs('setpriv')('the report of a bug needs no home', () => {
  chmodSync(folder, 0o755);
  build(`throw new Error('early');`);
  const program = [process.execPath, join(folder, 'bin/odpm.cjs')];
  const words = ['--reuid=65533', '--regid=65534', '--clear-groups', ...program];
  const { status, stderr } = spawnSync('setpriv', words, { cwd: folder, encoding: 'utf8', env: {} });
  expect({ status, stderr }).toEqual({
    status: 70,
    stderr: expect.stringContaining('Report it with these lines') as unknown,
  });
});

test('an error that a plugin left behind is taken by the host, any other is a bug', () => {
  const late = (error: string): string =>
    `strays.take = ({ message }) => { if (message === 'theirs') process.exit(1); return message === 'told'; };
     setTimeout(() => { throw new Error('${error}'); }, 1); return 0;`;
  build(late('theirs'));
  expect(odpm(['plan'])).toEqual({ code: 1, out: '', err: '' });
  build(late('told'));
  expect(odpm(['plan'])).toEqual({ code: 0, out: '', err: '' });
  build(late('ours'));
  expect(odpm(['plan'])).toEqual({ code: 70, out: '', err: report('  Error: ours') });
});

test('hooks of require may use what the bundle uses', () => {
  const hooked = `
    const module = require('module');
    const { load } = require('${join(folder, 'bin/load.cjs')}');
    const url = load('node:url');
    const resolve = module._load;
    module._load = (...given) => url.pathToFileURL('/') && resolve(...given);
    require('querystring');`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', hooked], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a program that ends before it is done has not succeeded', () => {
  build('await new Promise(() => {});');
  expect(odpm(['plan'])).toEqual({ code: 70, out: '', err: 'odpm: it ended before it was done\n' });
});
