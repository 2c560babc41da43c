import { bad, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Look, Project, TrustRecord, TrustState } from '../model/index.ts';
import { confirmed, forget, remember } from '../run/index.ts';
import {
  changed,
  covers,
  declined,
  lines,
  recordOf,
  refused,
  storeOf,
  textOf,
  wanted,
} from '../trust/index.ts';
import type { Store, Wanted } from '../trust/index.ts';

/** What a project wants trust for, and what its user said of it before. */
export interface Trust {
  readonly wanted: Wanted;
  readonly record: TrustRecord | undefined;
  readonly store: Store;
  readonly folder: string;
  readonly state: TrustState;
}

interface Asked {
  readonly project: Project;
  readonly look: Look;
  /** The user's own folder of odpm. */
  readonly home: string;
  /** `false`: nothing is started, so services need no trust. */
  readonly start: boolean;
}

/** Reads what would run and what is known of it; a store that others could have written is a problem. */
export async function trustOf({ project, look, home, start }: Asked, host: Host): Promise<Checked<Trust>> {
  const store = storeOf(home, project.folder);
  const { environment, uid } = host.machine;
  const [text, facts] = await Promise.all([look.read(store.file), look.stat(store.file)]);
  if (!text.ok) return text;
  const record = recordOf({ text: text.value, facts, file: store.file, folder: project.folder, uid });
  if (!record.ok) return record;
  const found = await wanted(project, look, { start });
  const given = covers(record.value, found) || environment['ODPM_TRUST_DIGEST'] === found.digest;
  const state = { given, hostAccess: found.hostAccess };
  return good({ wanted: found, record: record.value, store, folder: project.folder, state });
}

/** What would run, for a person to read. */
export const shown = ({ wanted: found, record }: Trust): string =>
  `${['This project wants to run, or to be given, on this machine:', ...lines(found, record).map((line) => `  ${line}`)].join('\n')}\n`;

/** Asks for a yes in a terminal and remembers it; elsewhere the problem says how to give it. */
export async function askTrust(trust: Trust, host: Host, input: boolean): Promise<Checked<void>> {
  const { wanted: found, store, folder } = trust;
  host.terminal.err(shown(trust));
  if (!input || !host.terminal.interactive) {
    return bad(refused({ count: found.items.length, digest: found.digest }));
  }
  if (!(await confirmed(host, 'Trust it?'))) return bad(declined({}));
  const { digest, items } = found;
  const kept = await remember(host, store, textOf({ folder, digest, items }));
  return kept.ok ? good(undefined) : kept;
}

/** Forgets the yes to a project folder; says whether there was one. */
export async function forgetTrust(project: string, home: string, host: Host): Promise<Checked<boolean>> {
  const store = storeOf(home, project);
  const there = (await host.files.stat(store.file)) !== undefined;
  const gone = await forget(host, store);
  return gone.ok ? good(there) : gone;
}

/** What is compared right before a program of the project starts. */
export const stillTrusted =
  (asked: Asked, digest: string) =>
  async (words: string): Promise<Problem | undefined> =>
    (await wanted(asked.project, asked.look, asked)).digest === digest ? undefined : changed({ words });
