import { dirname } from 'node:path';
import type { Ended } from '../../host/index.ts';
import { argvOf, filtersOff } from './argv.ts';
import type { At } from './at.ts';
import { configWords, noConfig, ownConfig, protocolOf } from './own-config.ts';
import type { OwnConfig } from './own-config.ts';
import { sshCommand } from './ssh.ts';

/** What stays on this machine, milliseconds. */
const local = 30 * 60_000;
const remote = 6 * 60 * 60_000;

export interface Call {
  readonly words: readonly string[];
  readonly folder: string;
  readonly own?: OwnConfig;
  /** Where it goes; `undefined`: it stays on this machine. */
  readonly address?: string;
  readonly onLine?: (line: string) => void;
  /** Further variables; none of them decides what runs. */
  readonly more?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The environment of every call, whatever the user's own has. */
export const environmentFor = (folder: string, own: OwnConfig): Record<string, string> => ({
  LC_ALL: 'C',
  LANGUAGE: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  // What only looks takes no lock: killed in between it would leave one, and nobody could tell whose.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_CEILING_DIRECTORIES: dirname(folder),
  ...filtersOff(own),
});

/** Runs git with what odpm says of everything that may differ from user to user, in one of the slots. */
export function call(wanted: Call, { site, inSlot }: At): Promise<Ended> {
  const { host, interrupts } = site;
  const { words, folder, own = noConfig, address, onLine, signal = interrupts.signal } = wanted;
  const environment = {
    ...host.programs.clean('git'),
    ...environmentFor(folder, own),
    ...(address !== undefined && { GIT_SSH_COMMAND: sshCommand(own, site) }),
    ...wanted.more,
  };
  const argv = argvOf(words, { own, protocol: address === undefined ? undefined : protocolOf(address) });
  const timeout = address === undefined ? local : remote;
  return inSlot(() =>
    host.programs.run({
      argv,
      folder,
      environment,
      timeout,
      signal,
      ...(onLine && { onLine, returns: true }),
    }),
  );
}

/** What the user's own configuration says, as it holds in a repository. */
export async function configIn(folder: string, at: At): Promise<OwnConfig> {
  return ownConfig((await call({ words: configWords, folder }, at)).stdout);
}
