import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/base/index.ts';
import { holderOf } from '../../src/engine/holder.ts';
import { lookAt } from '../image/given.ts';

const folders = ['/home/ana/shop', "/home/ana/Mon pröjet $x 'q' `id`", '/home/ana/a\\b"c', '/home/ana/#'];

test.each(folders)('the command that stops the project in %s can be pasted', async (folder) => {
  const stdout = `shop-odoo-1\tshop\t${folder}\t127.0.0.1:8069->8069/tcp\n`;
  const look = { ...lookAt({}), docker: () => Promise.resolve({ code: 0, stdout, stderr: '' }) };
  const { release = '' } = (await holderOf(look, 8069)) ?? {};
  const shown = spawnSync('sh', ['-c', `odpm() { printf '%s\n' "$@"; }; ${release}`], { encoding: 'utf8' });
  expect(shown.stdout).toBe(`-C\n${folder}\ndown\n`);
});

test('a path that begins with a dash is no option', () => {
  expect(shellWord('-rf')).toBe('./-rf');
});
