import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import type { Look, Project, TrustItem, TrustRecord, TrustState } from '../model/index.ts';
import { confirmed, forget, remember } from '../run/index.ts';
import type { Teller } from '../run/index.ts';
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
  /** What is wrong with the store: then nothing in it counts. */
  readonly problems: readonly Problem[];
}

interface Asked {
  readonly project: Project;
  readonly look: Look;
  /** The user's own folder of odpm. */
  readonly home: string;
  /** `false`: nothing is started, so services need no trust. */
  readonly start: boolean;
  /** Files of plugins. */
  readonly plugins: readonly TrustItem[];
}

async function recorded(
  { project, look, home }: Asked,
  host: Host,
): Promise<Checked<TrustRecord | undefined>> {
  const { file } = storeOf(home, project.folder);
  const [text, facts] = await Promise.all([look.read(file), look.stat(file)]);
  const kept = { file, folder: project.folder, facts, uid: host.machine.uid };
  return andThen(text, (found) => recordOf({ ...kept, text: found }));
}

/** Reads what would run and what is known of it. */
export async function trustOf(asked: Asked, host: Host): Promise<Trust> {
  const { project, look, home, start, plugins } = asked;
  const found = await wanted(project, look, { start, plugins });
  // A project that wants nothing is not asked about, whatever the store holds.
  const kept = found.items.length > 0 ? await recorded(asked, host) : good(undefined);
  const record = kept.ok ? kept.value : undefined;
  const said = host.machine.environment['ODPM_TRUST_DIGEST'] === found.digest;
  return {
    wanted: found,
    record,
    store: storeOf(home, project.folder),
    folder: project.folder,
    state: { given: kept.ok && (covers(record, found) || said), hostAccess: found.hostAccess },
    problems: kept.problems,
  };
}

/** Who is asked, and how. */
export interface Asking {
  readonly host: Host;
  /** Whether somebody may be asked. */
  readonly input: boolean;
  /** The command that takes a yes for one run. */
  readonly command: 'odpm up' | 'odpm down';
  readonly teller: Teller;
}

/** What would run, for a person to read. */
const shown = ({ wanted: found, record }: Trust): string =>
  `${['This project wants to run, or to be given, on this machine:', ...lines(found, record).map((line) => `  ${line}`)].join('\n')}\n`;

/** Asks for a yes in a terminal and remembers it; elsewhere the problem says how to give it. */
export async function askTrust(trust: Trust, asking: Asking): Promise<Checked<void>> {
  const { wanted: found, store, folder } = trust;
  const { host, input, command, teller } = asking;
  const { digest, items } = found;
  teller.wishes(shown(trust), { digest, items: items.map(({ kind, title }) => ({ kind, title })) });
  if (!input || !teller.asks || !host.terminal.interactive)
    return bad(refused({ count: items.length, digest, command, asks: teller.asks }));
  if (!(await confirmed(host, 'Trust it?'))) return bad(declined({}));
  const kept = await remember(host, store, () => textOf({ folder, digest, items }));
  return kept.ok ? good(undefined) : kept;
}

interface Person extends Asking {
  /** The command line says yes. */
  readonly given: boolean;
}

/** A yes to the hooks of a project, in whatever way it was or is given; what it covers. */
export async function hookTrust(
  asked: Omit<Asked, 'start'>,
  { given, ...asking }: Person,
): Promise<Checked<Wanted>> {
  const { host } = asking;
  const own = await trustOf({ ...asked, start: false }, host);
  if (own.problems.length > 0) return bad(...own.problems);
  if (given || own.state.given) return good(own.wanted);
  // A question that is answered is kept, so it is asked about everything.
  const all = await trustOf({ ...asked, start: true }, host);
  return all.state.given ? good(all.wanted) : andThen(await askTrust(all, asking), () => good(all.wanted));
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
