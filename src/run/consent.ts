import type { Checked } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';

const isYes = (answer: string | undefined): boolean => /^y(es)?$/i.test((answer ?? '').trim());

/** No unless a person says yes. */
export const confirmed = async (host: Host, question: string): Promise<boolean> =>
  isYes(await host.terminal.ask(`${question} [y/N] `));

/** Yes unless a person says otherwise; the end of input says otherwise. */
export async function agreed(host: Host, question: string): Promise<boolean> {
  const answer = await host.terminal.ask(`${question} [Y/n] `);
  return answer !== undefined && (answer.trim() === '' || isYes(answer));
}

interface Place {
  /** The user's own folder of odpm. */
  readonly home: string;
  readonly folder: string;
  readonly file: string;
}

/**
 * Keeps what holds for the user, private, outside every project. What it is made from stays as it is until it is written:
 * other projects wait.
 */
export async function remember(
  host: Host,
  { home, folder, file }: Place,
  text: () => string | Promise<string>,
): Promise<Checked<unknown>> {
  for (const each of [home, folder]) {
    const made = await host.files.makeFolder(each, { mode: 0o700, within: home });
    if (!made.ok) return made;
  }
  const release = await host.turn(home);
  try {
    await host.files.removeStaleTemps([home, folder]);
    return await host.files.write(file, await text(), { owner: 'odpm', mode: 0o600, within: home });
  } finally {
    await release();
  }
}

export const forget = (host: Host, { home, file }: Place): Promise<Checked<void>> =>
  host.files.remove(file, home);
