import { expect, test } from 'vitest';
import { recipeOf } from '../../src/image/recipe.ts';
import { projectWith, providers } from './given.ts';

const found = async (python: string): Promise<readonly string[]> => {
  const recipe = await recipeOf({ project: projectWith({}, { python }), providers });
  if (!recipe.ok) throw new Error('there is no recipe');
  return recipe.value.installers.map(({ name, create }) => `${name}: ${create.join(' ')}`);
};

const venv = '{base} -m venv {folder}';

test.each([
  ['3.13', ['uv: uv venv --no-project --allow-existing --python {base} {folder}', `pip: ${venv}`]],
  ['3.10', [`uv: ${venv}`, `pip: ${venv}`]],
  ['3.7', [`pip: ${venv}`]],
])('what fills a virtual environment of Python %s, the best one first', async (python, wanted) => {
  expect(await found(python)).toEqual(wanted);
});
