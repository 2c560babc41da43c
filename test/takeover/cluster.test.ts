import { expect, test } from 'vitest';
import { bad } from '../../src/diagnostics/index.ts';
import { lookFrom } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { cannotRead } from '../../src/host/problems.ts';
import type { Look } from '../../src/model/index.ts';
import { clusters } from '../../src/takeover/cluster.ts';

const data = 'data/postgresql/var/lib/postgresql/data';

/** What a person sees of a folder that belongs to PostgreSQL's own user, and that only it may open. */
function hidden(folder: string, files: readonly string[]): Look {
  const host = memoryHost({ files: new Map(files.map((path) => [`/project/${path}`, '17\n'])) });
  const look = lookFrom(host, '/project');
  const refused = (path: string) => bad(cannotRead({ path, why: 'no permission' }));
  return {
    ...look,
    read: (path) => (path.startsWith(`${folder}/`) ? Promise.resolve(refused(path)) : look.read(path)),
    list: (path) => {
      if (path.startsWith(folder)) throw new Error(`${path} cannot be listed`);
      return look.list(path);
    },
  };
}

test('a cluster that only PostgreSQL may look into is used, whatever its major', async () => {
  const look = hidden(data, [`${data}/PG_VERSION`]);
  expect(await clusters(look, 17)).toEqual([
    { folder: data, target: '/var/lib/postgresql/data', major: undefined },
  ]);
});

test('of PostgreSQL 18 its folder below the volume tells the major', async () => {
  const look = hidden(`${data}/18/docker`, [`${data}/18/docker/PG_VERSION`]);
  expect(await clusters(look, 18)).toEqual([{ folder: data, target: '/var/lib/postgresql', major: 18 }]);
});

test('the cluster of the wanted major comes before one that an upgrade left', async () => {
  const host = memoryHost({
    files: new Map([
      [`/project/${data}/PG_VERSION`, '17\n'],
      [`/project/${data}/18/docker/PG_VERSION`, '18\n'],
    ]),
  });
  const found = await clusters(lookFrom(host, '/project'), 18);
  expect(found.map(({ major }) => major)).toEqual([18, 17]);
});

test('folders that odpm 4 made and PostgreSQL never used are no cluster', async () => {
  const host = memoryHost({ files: new Map([[`/project/${data}/README`, '']]) });
  expect(await clusters(lookFrom(host, '/project'), 17)).toEqual([]);
});
