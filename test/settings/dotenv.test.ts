import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/settings/index.ts';

interface Row {
  readonly file: string;
  readonly key: string;
  readonly odpm: string | { readonly problem: string };
  readonly warning?: boolean;
}

const rows = JSON.parse(readFileSync(new URL('dotenv.json', import.meta.url), 'utf8')) as readonly Row[];

test.each(rows.map((row) => [JSON.stringify(row.file), row] as const))('%s is read as agreed', (_, row) => {
  const read = readSettings([{ file: '.env', text: row.file }], {});
  const codes = read.problems.filter(({ at }) => at?.file === '.env').map(({ code }) => code);
  if (typeof row.odpm !== 'string') {
    expect(codes).toContain(row.odpm.problem);
    return;
  }
  expect(read.ok && read.value.variables(row.key)?.value).toBe(row.odpm);
  expect(codes.includes('settings/reads-differently-in-compose')).toBe(row.warning ?? false);
  expect(codes.filter((code) => code !== 'settings/reads-differently-in-compose')).toEqual([]);
});
