import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundled } from '../means.ts';
import { builtPackage, folderOf } from './given.ts';

let program = '';

// What the entry does, around the host alone: argument 1 is the package, 2 the plugin's file, 3 its folder.
beforeAll(async () => {
  program = await bundled(`
    import { dirname } from 'node:path';
    import { nodeHost } from './src/host/node.ts';

    const [, , ours, entry] = process.argv;
    const strays = {};
    const bug = (error) => {
      if (strays.take?.(error)) return;
      console.error('bug', error);
      process.exit(70);
    };
    process.on('uncaughtException', bug);
    process.on('unhandledRejection', bug);

    const host = nodeHost(ours, strays);
    await host.plugins.open([dirname(entry)]);
    const loaded = await host.plugins.run('shop', () => host.plugins.load(entry));
    const ran = loaded.ended === 'value'
      ? await host.plugins.run('shop', (signal) => loaded.value.default?.(signal))
      : loaded;
    await host.terminal.out(JSON.stringify(ran.ended === 'threw' ? { threw: String(ran.error) } : ran) + '\\n');
    await host.clock.pause(20, new AbortController().signal);
    await host.terminal.out('x'.repeat(${String(2 ** 18)}) + '\\n');
    await host.finish(3);
    process.exitCode = 4;
  `);
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a process says that runs a plugin of this text. */
async function odpm(text: string): Promise<Ended> {
  const folder = folderOf({ 'shop.mjs': text });
  const argv = [program, await builtPackage(), join(folder, 'shop.mjs')];
  // A pipe holds a quarter of what comes at the end, and its reader is slow.
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      '{ "$@" 3>&-; echo "$?" >&3; } 3>"$0" | { sleep 0.3; cat; }',
      join(folder, 'code'),
      process.execPath,
      ...argv,
    ],
    { encoding: 'utf8', cwd: folder, timeout: 20_000 },
  );
  const code = spawnSync('cat', [join(folder, 'code')], { encoding: 'utf8' }).stdout;
  return {
    code: status === 0 ? Number(code) : null,
    out: stdout.replace(/x{1000,}/, (flood) => `${flood.length} times x`),
    err: stderr.replaceAll(folder, '<folder>'),
  };
}

const whole = (ran: object): string => `${JSON.stringify(ran)}\n262144 times x\n`;

test.each([
  ['a timer', 'setInterval(() => {}, 1000);'],
  ['a server', `import { createServer } from 'node:net'; createServer().listen(0, '127.0.0.1');`],
  ['a program', `import { spawn } from 'node:child_process'; spawn('sleep', ['60'], { stdio: 'ignore' });`],
])('%s that a plugin leaves open holds nothing up, and no output is lost', async (_, text) => {
  const started = Date.now();
  expect(await odpm(text)).toEqual({ code: 3, out: whole({ ended: 'value' }), err: '' });
  expect(Date.now() - started).toBeLessThan(15_000);
});

test('an error in a timer of a call that still runs is an error of the call', async () => {
  const text = `export default () => new Promise(() => { setTimeout(() => { throw new Error('boom'); }, 1); });`;
  expect(await odpm(text)).toEqual({ code: 3, out: whole({ threw: 'Error: boom' }), err: '' });
});

test('a promise that a call left alone and that fails while it runs is an error of the call', async () => {
  const text = `export default () => new Promise(() => { void Promise.reject(new Error('boom')); });`;
  expect(await odpm(text)).toEqual({ code: 3, out: whole({ threw: 'Error: boom' }), err: '' });
});

const late = `error: plugin "shop" failed after its call had ended: Error: boom (shop.mjs:1:`;
test.each([
  ['a timer', `export default () => void setTimeout(() => { throw new Error('boom'); }, 5);`, `${late}52)\n`],
  [
    'a promise',
    `export default () => void setTimeout(() => Promise.reject(new Error('boom')), 5);`,
    `${late}59)\n`,
  ],
  [
    'a reason that is no error',
    `export default () => void setTimeout(() => Promise.reject('boom'), 5);`,
    'error: plugin "shop" failed after its call had ended: boom\n',
  ],
])('an error that comes when the call has ended is one line, from %s', async (_, text, err) => {
  expect(await odpm(text)).toEqual({ code: 1, out: '{"ended":"value"}\n', err });
});

const unshowable = `error: plugin "shop" failed after its call had ended: something that cannot be shown\n`;
test.each([
  ['a proxy', 'new Proxy(new Error(), { get() { throw 1; }, getPrototypeOf() { throw 2; } })'],
  ['an object without a text', 'Object.create(null)'],
  ['one whose text throws', '{ toString() { throw 1; } }'],
])('what is thrown late may be anything: %s', async (_, thrown) => {
  const text = `export default () => void setTimeout(() => { throw ${thrown}; }, 5);`;
  expect(await odpm(text)).toEqual({ code: 1, out: '{"ended":"value"}\n', err: unshowable });
});

test('what is told of a late error is one line that can be shown', async () => {
  const text = `export default () => void setTimeout(() => { throw new Error('\\x1b[2J' + 'x'.repeat(1e6)); }, 5);`;
  const { code, err } = await odpm(text);
  expect(code).toBe(1);
  expect(err).toMatch(/: Error: \\u\{1b\}\[2Jx{280,300} \(shop\.mjs:1:52\)\n$/);
});

test('what is printed when the call has ended goes to stderr behind the name, and is printed once', async () => {
  const text = `export default () => {
    setTimeout(() => { console.log('timer'); process.stdout.write('rest'); process.stderr.write('of it'); }, 5);
    process.on('exit', () => console.log('end'));
  };`;
  const err = ['timer', 'rest', 'of it', 'end'].map((line) => `  shop: ${line}\n`).join('');
  expect(await odpm(text)).toEqual({ code: 3, out: whole({ ended: 'value' }), err });
});

test('whoever takes all listeners away leaves those of odpm', async () => {
  const text = `export default () => {
    process.removeAllListeners('uncaughtException');
    setTimeout(() => { throw new Error('boom'); }, 5);
  };`;
  const err = `error: plugin "shop" failed after its call had ended: Error: boom (shop.mjs:3:30)\n`;
  expect(await odpm(text)).toEqual({ code: 1, out: '{"ended":"value"}\n', err });
});

test('process.exit in a timer ends the call, or nothing when that has ended', async () => {
  const now = `export default () => new Promise(() => { setTimeout(() => process.exit(0), 1); });`;
  expect(await odpm(now)).toEqual({ code: 3, out: whole({ ended: 'exited' }), err: '' });
  const then = `export default () => void setTimeout(() => process.exit(0), 5);`;
  expect(await odpm(then)).toEqual({ code: 3, out: whole({ ended: 'value' }), err: '' });
});

test('a promise whose "then" is gone holds nothing up', async () => {
  const text = `export default () => { Promise.prototype.then = () => new Promise(() => {}); };`;
  expect(await odpm(text)).toEqual({ code: 3, out: whole({ ended: 'value' }), err: '' });
});

test('CommonJS that throws below an import is told once', async () => {
  const text = `import './throws.cjs';`;
  const folder = folderOf({ 'shop.mjs': text, 'throws.cjs': `throw new Error('boom');` });
  const argv = [program, await builtPackage(), join(folder, 'shop.mjs')];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 2 ** 20 });
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
});

test('Node does not warn of a package.json of the project that says no type, and of what may still change', async () => {
  const folder = folderOf({
    'package.json': '{}',
    'shop.js': `import './types.ts'; import data from './data.json' with { type: 'json' }; export { data };`,
    'types.ts': 'export const a: number = 1;',
    'data.json': '{}',
  });
  const argv = [program, await builtPackage(), join(folder, 'shop.js')];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 2 ** 20 });
  expect({ out: stdout.split('\n')[0], stderr }).toEqual({ out: '{"ended":"value"}', stderr: '' });
});
