import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, play, steady } from './transcripts/transcript.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const folders = filesUnder(fixtures)
  .filter((path) => path.endsWith('/transcript.txt'))
  .map((path) => relative(fixtures, dirname(path)))
  // These need servers and a git: test/git/transcripts.test.ts plays them.
  .filter((name) => !name.startsWith('git/'))
  .sort();

/** To add a case, add a folder with `given/` and the commands alone (`$ odpm plan`), run with `-u`, and read what came. */
test.each(folders)('%s', { timeout: 60_000 }, async (name) => {
  const folder = join(fixtures, name);
  const { shown, host } = await play(folder);
  await expect(shown).toMatchFileSnapshot(join(folder, 'transcript.txt'));

  const expected = join(folder, 'expected');
  const files = existsSync(expected) ? filesUnder(expected) : [];
  for (const path of files) {
    const text = host.texts().get(`/${relative(expected, path)}`);
    await expect(steady(text ?? 'no such file')).toMatchFileSnapshot(path);
  }
});
