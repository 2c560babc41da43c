import { expect, test } from 'vitest';
import { lookFrom } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { generated } from '../../src/model/index.ts';

const body = 'FROM debian\n';

async function answer(text: string, replace: readonly string[] = []) {
  const host = memoryHost({ files: { '/project/Dockerfile': text } });
  const { verdict, path } = await generated(
    { path: 'Dockerfile', body, replace },
    lookFrom(host, '/project'),
  );
  return { ...verdict, path };
}

const ours = async (): Promise<string> => {
  const { actions } = await generated(
    { path: 'New', body, replace: [] },
    lookFrom(memoryHost({}), '/project'),
  ).then(({ verdict }) => verdict);
  return actions[0]?.kind === 'write' ? actions[0].text : '';
};

test.each([
  'Do not change this file, its content is generating automatically',
  'If you want drop this file to default values, just delete it',
  'Не изменяйте данный файл, его содержимое генерируется автоматически',
  'Если вы хотите сбросить настройки этого файла в параметры по умолчанию, просто удалите его.',
])('a file of odpm 4 is replaced, with a copy: # %s', async (first) => {
  const text = `# ${first}\nFROM python:3.12-trixie\n`;
  const { outcome, reason, actions, path } = await answer(text);
  expect({ outcome, reason, path }).toEqual({ outcome: 'update', reason: 'of-odpm-4', path: 'Dockerfile' });
  const [copy, write] = actions;
  expect(copy).toMatchObject({ kind: 'write', text, mode: 0o600 });
  expect(copy?.kind === 'write' && copy.path).toMatch(/^\.odpm\/state\/replaced\/Dockerfile\.[0-9a-f]{8}$/);
  expect(write).toMatchObject({ kind: 'write', path: 'Dockerfile' });
});

test('a file of people with such words elsewhere stays', async () => {
  const text = 'FROM a\n# Do not change this file, its content is generating automatically\n';
  expect((await answer(text)).path).toBe('.odpm/generated/Dockerfile');
});

test('an edited file blocks, and says what replacing it would do', async () => {
  const { outcome, reason, actions } = await answer(`${await ours()}RUN mine\n`);
  expect({ outcome, reason }).toEqual({ outcome: 'blocked', reason: 'model/edited-file' });
  expect(actions.map((action) => action.kind === 'write' && action.path)).toEqual([
    expect.stringMatching(/^\.odpm\/state\/replaced\/Dockerfile\./),
    'Dockerfile',
  ]);
});

test('its edits are given up when the user says so, with a copy', async () => {
  const edited = `${await ours()}RUN mine\n`;
  const { outcome, reason, actions } = await answer(edited, ['Dockerfile']);
  expect({ outcome, reason }).toEqual({ outcome: 'update', reason: 'asked-for' });
  expect(actions[0]).toMatchObject({ text: edited });
});
