import { bad } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Seeking } from './seeking.ts';

/** Does something that one odpm at a time may do; the others wait, however long it takes. */
export async function inTurn<T>(
  path: string,
  { tell, at }: Seeking,
  work: () => Promise<Checked<T>>,
): Promise<Checked<T>> {
  const { host, interrupts } = at.site;
  const release = await host.turn(path, {
    patience: Infinity,
    signal: interrupts.signal,
    onWait: () => tell('waiting: another run is fetching it'),
  });
  try {
    return interrupts.code() === undefined ? await work() : bad();
  } finally {
    await release();
  }
}
