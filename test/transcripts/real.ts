import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { nodeFiles } from '../../src/host/files/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import type { Given, MemoryHost } from '../../src/host/memory/host.ts';
import { packageFolder } from '../plugins/shop.ts';
import { filesUnder } from './files.ts';

/** Milliseconds that code of a plugin has: more than a slow machine needs to load it. */
const deadline = 3000;

/** Code is loaded from a disk: the folder gets these files, and the rest of the machine is the one in memory. */
export async function realHost(
  folder: string,
  files: ReadonlyMap<string, string>,
  given: Given,
): Promise<MemoryHost> {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path.endsWith('/.env') ? text.replaceAll('=/', `=${folder}/`) : text);
    if (text.startsWith('#!')) chmodSync(join(folder, path), 0o755);
  }
  const cwd = join(folder, 'project');
  const home = join(folder, 'home/user');
  mkdirSync(home, { recursive: true });
  const memory = memoryHost(
    Object.create(given, {
      cwd: { value: cwd },
      home: { value: home },
      package: { value: await packageFolder() },
      plugins: { value: { deadline } },
    }) as Given,
  );
  const shown = (text: string): string => text.replaceAll(folder, '');
  return {
    ...memory,
    machine: { ...memory.machine, uid: userInfo().uid, node: process.execPath },
    files: nodeFiles(cwd),
    printed() {
      const { out, err } = memory.printed();
      return { out: shown(out), err: shown(err) };
    },
    texts: () =>
      new Map(filesUnder(folder).map((path) => [`/${relative(folder, path)}`, readFileSync(path, 'utf8')])),
  };
}
