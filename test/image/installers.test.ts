import { expect, test } from 'vitest';
import { installersFor } from '../../src/image/toolchains.ts';
import { projectWith } from './given.ts';

const found = (python: string): string[] =>
  installersFor(projectWith({}, { python })).map(({ name, create }) => `${name}: ${create.join(' ')}`);

const venv = '{base} -m venv {folder}';

test.each([
  ['3.13', ['uv: uv venv --no-project --allow-existing --python {base} {folder}', `pip: ${venv}`]],
  ['3.10', [`uv: ${venv}`, `pip: ${venv}`]],
  ['3.7', [`pip: ${venv}`]],
])('what fills a virtual environment of Python %s, the best one first', (python, wanted) => {
  expect(found(python)).toEqual(wanted);
});
