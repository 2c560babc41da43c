import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folderOf, plugins } from './given.ts';

test('what code returns is the value, what it throws the error', async () => {
  const { run } = await plugins();
  expect(await run('shop', () => 1)).toEqual({ ended: 'value', value: 1 });
  expect(await run('shop', async () => Promise.resolve('late'))).toEqual({ ended: 'value', value: 'late' });
  const error = new Error('no');
  const fails = (): never => {
    throw error;
  };
  expect(await run('shop', fails)).toEqual({ ended: 'threw', error });
  expect(await run('shop', () => Promise.reject(error))).toEqual({ ended: 'threw', error });
});

test('code that never ends is left at the deadline, and its signal fires', async () => {
  const { run } = await plugins([], { deadline: 20 });
  let aborted = false;
  const hangs = (signal: AbortSignal): Promise<void> => {
    signal.addEventListener('abort', () => {
      aborted = true;
    });
    return new Promise(() => undefined);
  };
  expect(await run('shop', hangs)).toEqual({ ended: 'timed-out' });
  expect(aborted).toBe(true);
});

test('the signal fires when the run is interrupted, before and while the code runs', async () => {
  const { run, interrupt } = await plugins();
  const waits = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve) => {
      const stop = (): void => resolve('stopped');
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
    });
  const running = run('shop', waits);
  interrupt();
  expect(await running).toEqual({ ended: 'value', value: 'stopped' });
  expect(await run('shop', waits)).toEqual({ ended: 'value', value: 'stopped' });
});

test('a proxy that is thrown is not asked anything', async () => {
  const { run } = await plugins();
  const { proxy: error, revoke } = Proxy.revocable(new Error('no'), {});
  revoke();
  const ran = await run('shop', () => Promise.reject(error));
  expect(ran.ended === 'threw' && ran.error === error).toBe(true);
});

const leaves: readonly (readonly [string, () => unknown])[] = [
  ['process.exit(0)', () => process.exit(0)],
  ['process.abort()', () => process.abort()],
  [
    'process.reallyExit(1)',
    () => (process as unknown as { reallyExit: (code: number) => void }).reallyExit(1),
  ],
  ['process.kill(process.pid)', () => process.kill(process.pid)],
  ['process.kill of its group', () => process.kill(0, 'SIGKILL')],
];

test.each(leaves)('%s ends the call and not odpm', async (_, leave) => {
  const { run } = await plugins();
  let behind = false;
  const code = (): void => {
    leave();
    behind = true;
  };
  expect(await run('shop', code)).toEqual({ ended: 'exited' });
  expect(behind).toBe(false);
});

test('process.exit that comes later, or is caught, ends the call as well', async () => {
  const { run } = await plugins();
  const later = async (): Promise<void> => {
    await after(1);
    process.exit(0);
  };
  expect(await run('shop', later)).toEqual({ ended: 'exited' });
  const caught = (): string => {
    try {
      return process.exit(0);
    } catch {
      return 'caught';
    }
  };
  expect(await run('shop', caught)).toEqual({ ended: 'exited' });
});

test('other processes may be asked for, and odpm itself by signal 0', async () => {
  const { run } = await plugins();
  expect(await run('shop', () => process.kill(process.pid, 0))).toEqual({ ended: 'value', value: true });
});

test("odpm's own process.exit is what it was, also while a plugin runs", async () => {
  const { run } = await plugins();
  await run('shop', () => undefined);
  const exit = (): unknown => Reflect.get(process, 'exit');
  const before = exit();
  const running = run('shop', () => after(5).then(exit));
  expect(exit()).toBe(before);
  const theirs = await running;
  expect(theirs.ended === 'value' && theirs.value !== before).toBe(true);
  expect(exit()).toBe(before);
});

test('the working folder is what it was when the code ends', async () => {
  const { run } = await plugins();
  const [home, other] = [process.cwd(), folderOf({})];
  const moves = (): string => {
    process.chdir(other);
    return process.cwd();
  };
  expect(await run('shop', moves)).toEqual({ ended: 'value', value: other });
  expect(process.cwd()).toBe(home);
});

test('what it prints goes to stderr behind its name', async () => {
  const { run, printed } = await plugins();
  await run('shop', async () => {
    console.log('one %d', 1);
    process.stdout.write('two\nthr');
    process.stdout.write(Buffer.from('ee €\n'));
    await after(1);
    console.error('four');
    process.stderr.write('five');
  });
  expect(printed()).toBe('  shop: one 1\n  shop: two\n  shop: three €\n  shop: four\n  shop: five\n');
});

test('lines of plugins that run at the same time are told apart', async () => {
  const { run, printed } = await plugins();
  const gate = new EventEmitter();
  const says = (plugin: string): Promise<unknown> =>
    run(plugin, async () => {
      console.log('begins');
      await once(gate, plugin);
      console.log('ends');
    });
  const both = [says('a'), says('b')];
  await after(1);
  gate.emit('b');
  gate.emit('a');
  await Promise.all(both);
  expect(printed()).toBe('  a: begins\n  b: begins\n  b: ends\n  a: ends\n');
});

test('a flood is cut with one sentence', async () => {
  const { run, printed } = await plugins();
  await run('shop', () => {
    for (let at = 0; at < 1000; at += 1) console.log(at);
    process.stdout.write('x'.repeat(10_000));
  });
  const lines = printed().split('\n');
  expect(lines.slice(198)).toEqual([
    '  shop: 198',
    '  shop: 199',
    '  shop: it printed more than 200 lines; the rest is left out',
    '',
  ]);
});

test('what could move a cursor is spelled out, and colours are left out', async () => {
  const { run, printed } = await plugins();
  await run('shop', () => {
    process.stdout.write(Buffer.from([0x61, 0, 0x1b, 0x5b, 0x32, 0x4a, 0x1b, 0x63, 0x0d, 0x0a]));
  });
  expect(printed()).toBe('  shop: a\\u{0}\\u{1b}c\n');
});

test('what is global is put back, and a promise whose "then" is gone holds nothing up', async () => {
  const { run, changedPrototypes } = await plugins();
  const [before, { then }] = [Map, Promise.prototype]; // eslint-disable-line @typescript-eslint/unbound-method -- compared alone
  const ran = await run('shop', async () => {
    await Promise.resolve();
    Object.assign(globalThis, { Map: 5, ofShop: 1 });
    Promise.prototype.then = () => new Promise(() => undefined);
  });
  expect(ran.ended).toBe('value');
  expect(changedPrototypes(true)).toEqual(['globalThis.Map', 'Promise.prototype.then']);
  expect([Map === before, Promise.prototype.then === then]).toEqual([true, true]);
});

test('programs that it starts do not get the stdout of odpm', async () => {
  const { run } = await plugins();
  // The file behind a descriptor says where a program's output goes.
  const stdoutOf = (stdio: 'inherit' | ('inherit' | 'ignore' | number)[]): unknown =>
    spawnSync('sh', ['-c', 'test /proc/self/fd/1 -ef /proc/self/fd/2'], { stdio }).status;
  const own = stdoutOf([0, 'ignore', 'ignore']);
  const theirs = await run('shop', () => [
    stdoutOf('inherit'),
    stdoutOf([0, 1, 2]),
    stdoutOf([0, 'inherit', 2]),
  ]);
  expect({ own, theirs }).toEqual({ own: 0, theirs: { ended: 'value', value: [0, 0, 0] } });
});

test('changed prototypes are named once, and mended', async () => {
  const { run, changedPrototypes } = await plugins();
  const { map } = Array.prototype;
  await run('shop', () => {
    Object.assign(Object.prototype, { polluted: 1 });
    Object.defineProperty(Array.prototype, 'map', { value: () => [], configurable: true, writable: true });
    Reflect.deleteProperty(String.prototype, 'trim');
    JSON.parse = () => 'nothing';
    Error.prepareStackTrace = () => 'nowhere';
    Object.assign(Object.prototype, { get: 2 });
  });
  expect(changedPrototypes(true)).toEqual([
    'Object.prototype.polluted',
    'Object.prototype.get',
    'Array.prototype.map',
    'String.prototype.trim',
    'Error.prepareStackTrace',
    'JSON.parse',
  ]);
  expect([
    ({} as Record<string, unknown>)['polluted'],
    [].map === map,
    ' a '.trim(),
    JSON.parse('1'),
  ]).toEqual([undefined, true, 'a', 1]);
  expect(changedPrototypes(true)).toEqual([]);
});
