import type { Problem } from '../diagnostics/index.ts';
import type { Look } from './look.ts';
import { dockerTooOld } from './problems.ts';

interface Program {
  readonly name: string;
  readonly question: readonly string[];
  /** Major and minor of the oldest version that works. */
  readonly oldest: readonly [number, number];
}

const programs: Readonly<Record<'engine' | 'compose', Program>> = {
  engine: {
    name: 'Docker Engine',
    question: ['version', '--format', '{{.Server.Version}}'],
    oldest: [20, 10],
  },
  compose: { name: 'Docker Compose', question: ['compose', 'version', '--short'], oldest: [2, 20] },
};

/** What somebody built from today's sources carries no number. */
const isUnreleased = (text: string): boolean => /^v?(dev|0\.0\.0-)/.test(text);

function isNew(text: string, [major, minor]: Program['oldest']): boolean {
  if (isUnreleased(text)) return true;
  const [, first, second] = /^v?(\d{1,4})\.(\d{1,4})(?=$|[.+-])/.exec(text) ?? [];
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}

/** Whether what builds and starts is too old, or does not say its version as Docker does. */
export async function tooOld(names: readonly (keyof typeof programs)[], look: Look): Promise<Problem[]> {
  const found = await Promise.all(
    names.map(async (each): Promise<Problem[]> => {
      const { name, question, oldest } = programs[each];
      const { code, stdout, stderr } = await look.docker(question);
      const said = code === 0 ? (stdout.trim().split('\n')[0] ?? '').slice(0, 40) : undefined;
      if (said !== undefined && isNew(said, oldest)) return [];
      const asked = ['docker', ...question].join(' ');
      return [dockerTooOld({ name, asked, said, oldest: oldest.join('.'), output: stderr })];
    }),
  );
  return found.flat();
}
