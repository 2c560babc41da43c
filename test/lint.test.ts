import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import ts from 'typescript-eslint';

const eslint = new ESLint({
  overrideConfig: [
    { ...ts.configs.disableTypeChecked, files: ['**/*.ts'] },
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

/** What lint says of a text if it were that file. */
async function said(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath, warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${String(ruleId)}: ${message}`);
}

const machine = `export const at = () => [process.argv, Date.now(), setTimeout, Math.random(), fetch, console];\n`;
const effects = `export const act = (host) => [host.files.write('a', 'b'), host.programs.run({ argv: [] })];\n`;
const thrown = `export function fail() {\n  throw new Error('no');\n}\n`;

test('only host may use the globals of the machine', async () => {
  expect(await said('src/project/x.ts', machine)).toHaveLength(6);
  expect(await said('src/run/x.ts', machine)).toHaveLength(6);
  expect(await said('src/host/x.ts', machine)).toEqual([]);
});

test('only run and host may change the machine', async () => {
  const message = 'no-restricted-syntax: Only src/run changes the machine.';
  expect(await said('src/verbs/x.ts', effects)).toEqual([message, message]);
  expect(await said('src/base/x.ts', effects)).toEqual([message, message]);
  expect(await said('src/run/x.ts', effects)).toEqual([]);
});

test('only base and host may throw', async () => {
  const message = 'no-restricted-syntax: Return a problem; only a bug is thrown, by never() of base.';
  expect(await said('src/project/x.ts', thrown)).toEqual([message]);
  expect(await said('src/run/x.ts', thrown)).toEqual([message]);
  expect(await said('src/base/x.ts', thrown)).toEqual([]);
});

test('nothing in src is exported by default', async () => {
  const message = 'no-restricted-syntax: Export by name: a thing has one name everywhere.';
  for (const room of ['base', 'host', 'run', 'cli']) {
    expect(await said(`src/${room}/x.ts`, 'export default 1;\n')).toEqual([message]);
  }
});

test('functions and files stay small', async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `export const a${at} = ${at};\n`).join('');
  expect(await said('src/cli/x.ts', lines(250))).toEqual([]);
  expect(await said('src/cli/x.ts', lines(251))).toHaveLength(1);
  expect(await said('src/cli/x.ts', 'export const four = (a, b, c, d) => [a, b, c, d];\n')).toHaveLength(1);
});

test('a rule is switched off with a reason or not at all', async () => {
  const off = 'eslint-disable-next-line max-params';
  const four = 'export const four = (a, b, c, d) => [a, b, c, d];\n';
  expect(await said('src/cli/x.ts', `// ${off} -- the four corners\n${four}`)).toEqual([]);
  expect(await said('src/cli/x.ts', `// ${off}\n${four}`)).toHaveLength(1);
  expect(await said('src/cli/x.ts', `// ${off} -- nothing to see\nexport const one = 1;\n`)).toHaveLength(1);
});

test('the entry is syntax that an old Node.js parses', async () => {
  expect(await said('bin/odpm.cjs', `exports.a = process?.argv ?? [];\n`)).not.toEqual([]);
});
