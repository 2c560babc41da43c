import { expect, test } from 'vitest';
import { nodeHost } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { Host } from '../../src/host/index.ts';
import { emptyFolder } from './means.ts';

/** What both hosts must do alike; each line is what a caller sees. */
async function story({ files }: Host, folder: string): Promise<unknown[]> {
  const own = { owner: 'odpm', mode: 0o644, within: folder } as const;
  const said: unknown[] = [];
  const tell = (result: {
    ok: boolean;
    value?: unknown;
    problems: readonly { code: string; exit: number }[];
  }) =>
    said.push(
      result.ok
        ? (result.value ?? 'nothing')
        : result.problems.map(({ code, exit }) => `${code} ${exit}`).join(),
    );
  tell(await files.write(`${folder}/a`, 'one', own));
  tell(await files.write(`${folder}/a`, 'one', own));
  tell(await files.write(`${folder}/a`, 'two', own));
  tell(await files.write(`${folder}/a`, 'two', { ...own, mode: 0o600 }));
  tell(await files.write(`${folder}/deep/b`, 'x', own));
  tell(await files.makeFolder(`${folder}/deep/er`, { mode: 0o700, within: folder }));
  tell(await files.makeFolder(`${folder}/a/b`, { mode: 0o755, within: folder }));
  tell(await files.makeFolder(`${folder}/a`, { mode: 0o755, within: folder }));
  tell(await files.write(`${folder}/deep`, 'x', own));
  tell(await files.write(`${folder}/deep/b`, 'x', own));
  tell(await files.read(`${folder}/deep`));
  tell(await files.read(`${folder}/absent`));
  tell(await files.read(`${folder}/a`, 2));
  said.push(
    await files.list(folder),
    await files.list(`${folder}/deep`),
    await files.list(`${folder}/absent`),
  );
  for (const path of ['a', 'deep', 'deep/er', 'absent']) {
    const found = await files.stat(`${folder}/${path}`);
    said.push(found && [found.kind, found.mode.toString(8), found.dangling]);
  }
  said.push(
    await files.digest(`${folder}/a`),
    await files.digest(`${folder}/deep`),
    await files.real(`${folder}/absent`),
  );
  tell(await files.remove(`${folder}/a`, folder));
  tell(await files.remove(`${folder}/a`, folder));
  said.push(await files.list(folder));
  return said;
}

test('files in memory do what files on a disk do', async () => {
  const folder = emptyFolder();
  const onDisk = await story(nodeHost(process.cwd()), folder);
  expect(await story(memoryHost({ cwd: '/project' }), '/project')).toEqual(onDisk);
});

test('what is printed is told once, questions and answers too', async () => {
  const { terminal, printed } = memoryHost({ answers: ['yes'], interactive: true });
  await terminal.out('answer\n');
  terminal.err('note\n');
  expect([await terminal.ask('Really? '), await terminal.ask('Really? '), terminal.interactive]).toEqual([
    'yes',
    undefined,
    true,
  ]);
  expect(printed()).toEqual({ out: 'answer\n', err: 'note\nReally? yes\nReally? \n' });
  expect(printed()).toEqual({ out: '', err: '' });
});

test('programs end as given, and are remembered', async () => {
  const host = memoryHost({
    programs: ({ argv }) => (argv[0] === 'docker' ? { code: 1, stderr: 'a\nb\n' } : undefined),
  });
  const lines: string[] = [];
  const more = { folder: '/project', environment: {} };
  const docker = await host.programs.run({
    argv: ['docker', 'ps'],
    onLine: (line) => lines.push(line),
    ...more,
  });
  expect([docker.code, docker.tail, lines]).toEqual([1, 'a\nb', ['a', 'b']]);
  expect(await host.programs.run({ argv: ['git'], ...more })).toMatchObject({
    code: undefined,
    failure: 'ENOENT',
  });
  expect(host.ran.map(({ argv }) => argv.join(' '))).toEqual(['docker ps', 'git']);
});

test('a project is held by one', async () => {
  const host = memoryHost();
  const first = await host.hold('/project', { command: 'odpm up' });
  expect((await host.hold('/project', { command: 'odpm up' })).problems.map(({ exit }) => exit)).toEqual([5]);
  if (first.ok) await first.value();
  expect((await host.hold('/project', { command: 'odpm up' })).ok).toBe(true);
});

test("odpm's own package is the real one", async () => {
  const { files, machine, texts } = memoryHost({ files: { '/project/odpm.json': '{}' } });
  expect(await files.read(`${machine.package}/package.json`)).toMatchObject({ ok: true });
  expect([...texts()]).toEqual([['/project/odpm.json', '{}']]);
});
