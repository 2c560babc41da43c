import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockerfile } from '../../src/image/dockerfile.ts';
import { recipeOf } from '../../src/image/recipe.ts';
import type { Project } from '../../src/model/index.ts';
import { projectWith, providers } from './given.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'image');

const debian = (version: string) => ({ distro: { name: 'debian', version } });
async function written(project: Project, wanted: Parameters<typeof dockerfile>[2]): Promise<string> {
  const recipe = await recipeOf({ project, providers });
  const text = recipe.ok ? await dockerfile(recipe.value, project, wanted) : recipe;
  if (!text.ok) throw new Error(text.problems[0]?.message);
  return text.value;
}

const none = { systemPackages: [], extra: '' };

test.each([
  ['debian-13-ci', projectWith(debian('13'), { profile: 'ci' }), none],
  [
    'debian-13-full-arm64',
    projectWith(debian('trixie'), { profile: 'full', arch: 'arm64' }),
    { systemPackages: ['libmagic1', 'poppler-utils'], extra: 'RUN npm install --global rtlcss' },
  ],
  [
    'debian-11-medium-odoo-13',
    projectWith({ ...debian('11'), python: '3.7', odoo_version: '13.0' }, { profile: 'medium' }),
    none,
  ],
])('%s', async (name, project, wanted) => {
  await expect(await written(project, wanted)).toMatchFileSnapshot(join(fixtures, `${name}.Dockerfile`));
});

test('the text says nothing of the user: who else asks for the same gets the same bytes', async () => {
  const [mine, yours] = [1000, 1234].map((uid) => projectWith({}, { user: { uid, gid: uid } }));
  expect(mine && (await written(mine, none))).toBe(yours && (await written(yours, none)));
});
