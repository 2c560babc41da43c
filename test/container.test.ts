import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, 'container');
const files = readdirSync(folder).filter((name) => /^test_.*\.py$/.test(name));

/** Python writes its report to stderr; it is shown when a test of the file fails. */
async function report(file: string): Promise<string> {
  const ran = promisify(execFile)('python3', ['-W', 'error', '-m', 'unittest', '-v', file], {
    cwd: folder,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return ran.then(
    ({ stderr }) => stderr,
    (error: unknown) => (error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)),
  );
}

test.each(files)('the container runtime passes %s', { timeout: 300_000 }, async (file) => {
  expect(await report(file)).toMatch(/\nOK( \(skipped=\d+\))?\n$/);
});
