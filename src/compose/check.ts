import type { Problem } from '../diagnostics/index.ts';
import { composeArgv } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import { placeInWords, pluginsIn } from './located.ts';
import type { Sources } from './located.ts';
import { noAnswer, noCompose, pluginRefused, refused } from './problems.ts';

const unknownCommand = /is not a docker command|unknown (shorthand )?(flag|command)/i;

/** What Compose itself says of a text, before a byte of it is written. */
export async function check(sources: Sources, text: string, look: Look): Promise<Problem[]> {
  const { project } = sources;
  const [, ...argv] = composeArgv(project, ['-'], '/dev/null');
  const { code, stderr } = await look.docker([...argv, 'config', '--quiet'], text);
  if (code === 0) return [];
  if (code === undefined) return [noAnswer({})];
  if (unknownCommand.test(stderr)) return [noCompose({})];
  const by = pluginsIn(stderr, sources);
  return by.length > 0
    ? [pluginRefused({ output: stderr, by })]
    : [refused({ output: stderr }, placeInWords(stderr, project))];
}
