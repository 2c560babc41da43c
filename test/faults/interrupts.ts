import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { box, entry, snapshot } from './box.ts';
import type { Box } from './box.ts';

const words = [entry, 'up', '--skip-start', '--trust'];

/** Runs `up` and sends it SIGINT after so many milliseconds; what it ended with. */
function interrupted(at: Box, after: number): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: at.project, env: at.environment, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGINT'), after);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal });
    });
  });
}

/** What is not odpm's to keep whole: its own notes of a run, and the file that the hook's shell writes. */
const passing = /\/\.odpm\/state|\/prepared\.txt$/;

/** Digests of what odpm makes, but for what differs in every project. */
function made(at: Box): Record<string, string> {
  const all = Object.entries(snapshot(at.project)).filter(([path]) => !passing.test(path));
  const rows = all.map(([path, told]) => [
    path.slice(at.root.length),
    path.endsWith('_password') ? '' : told,
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}

/**
 * Interrupts `up --skip-start` at these moments (milliseconds), each in a new state: it ends with 130 or is done
 * already, every file is whole or not there, and the next run makes all of it.
 */
export async function interruptAt(moments: readonly number[]): Promise<Set<number | string | null>> {
  const at = box();
  const clean = (): void => void at.run(['sh', '-c', 'rm -rf .odpm docker-compose.yml Dockerfile odoo.conf']);
  expect(at.run([process.execPath, ...words]).code).toBe(0);
  const whole = made(at);
  const codes = new Set<number | string | null>();
  for (const after of moments) {
    clean();
    const { code, signal } = await interrupted(at, after);
    // Before odpm is loaded the signal ends Node itself.
    codes.add(signal ?? code);
    const partial = Object.entries(made(at)).filter(([path, told]) => whole[path] !== told);
    expect(partial).toEqual([]);
  }
  const { code, err } = at.run([process.execPath, ...words, '--quiet']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(made(at)).toEqual(whole);
  expect(readFileSync(join(at.victim, 'file'), 'utf8')).toBe('of someone else\n');
  return codes;
}
