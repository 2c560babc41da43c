import { few } from '../../base/index.ts';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { providerKinds, verdict, write } from '../../model/index.ts';
import type {
  Contribution,
  FoundPlugin,
  Look,
  Part,
  PluginAction,
  Step,
  Verdict,
} from '../../model/index.ts';
import { loadStep } from '../own.ts';
import { ranFile } from '../ran-file.ts';
import { happening, ranBefore, textOf, upgrading } from './lifecycle.ts';
import type { Ran } from './lifecycle.ts';
import type { Refused } from './load.ts';
import type { Live, Session } from './session.ts';

const list = (word: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${word}${names.length > 1 ? 's' : ''} ${few(names)}`];

const count = (word: string, { length }: readonly unknown[]): string[] =>
  length === 0 ? [] : [`${String(length)} ${word}${length > 1 ? 's' : ''}`];

/** `mailpit 1.2.0 (api 1.1) from .odpm/plugins/mailpit/: step mailpit.step, service mailpit, 2 handlers`. */
function described({ found, definition }: Live, said: readonly Contribution[]): string {
  const own = said.filter(({ plugin }) => plugin === found.name);
  const names = (kind: Contribution['kind']): string[] =>
    own.filter((each) => each.kind === kind).map(({ name }) => name);
  const adds = [
    ...list('step', definition.steps?.map(({ id }) => id) ?? []),
    ...list('service', names('services')),
    ...list('patch of', names('service_patches')).map((text) => text.replace('patch ofs', 'patches of')),
    ...list('hook', Object.keys(definition.hooks ?? {})),
    ...list('offer', Object.keys(definition.offers ?? {})),
    ...providerKinds.flatMap((kind) =>
      list(kind.replace(/s$/, ''), Object.keys(definition.providers?.[kind] ?? {})),
    ),
    ...list('command', Object.keys(definition.commands ?? {})),
    ...count('handler', definition.on ?? []),
  ];
  const version = found.version === undefined ? '' : ` ${found.version}`;
  const api = found.api.split('.').slice(0, 2).join('.');
  return `${found.name}${version} (api ${api}) from ${found.from}: ${adds.length > 0 ? adds.join(', ') : 'it adds nothing'}`;
}

interface Change {
  readonly why: string;
  readonly reason: 'absent' | 'outdated';
  readonly actions: Checked<readonly PluginAction[]>;
}

/** What is new of a plugin since the last run with it. */
async function changeOf(live: Live, before: Ran, session: Session): Promise<Change | undefined> {
  const { name, version } = live.found;
  const known = Object.hasOwn(before, name) ? before[name] : undefined;
  if (!known) {
    const actions = await happening('onInstall', live, session);
    return { why: 'it runs here for the first time', reason: 'absent', actions };
  }
  if (known.version === version) return undefined;
  const both = known.version !== undefined && version !== undefined;
  const actions = both ? await upgrading([known.version, version], live, session) : good([]);
  return { why: `it was ${known.version ?? 'without a version'} before`, reason: 'outdated', actions };
}

interface Here {
  readonly before: Ran;
  readonly said: readonly Contribution[];
  readonly session: Session;
}

async function rowOf(live: Live, { before, said, session }: Here): Promise<Verdict> {
  const { problems } = live.found;
  const because = described(live, said);
  const change = await changeOf(live, before, session);
  if (!change) return verdict.noop(because, { problems });
  const { actions, why, reason } = change;
  if (!actions.ok) return verdict.blocked([...problems, ...actions.problems]);
  return verdict.update(`${because}; ${why}`, reason, { actions: actions.value, problems });
}

/** What is remembered behind this run: plugins that are there no more are forgotten, refused ones stay as they were. */
function after(before: Ran, parts: readonly Part[], { discovery, live }: Session): Ran {
  const there = new Set([...discovery.plugins.map(({ name }) => name), ...discovery.off.keys()]);
  const blocked = new Set(
    parts.flatMap(({ id, verdict: { outcome } }) => (outcome === 'blocked' ? [id] : [])),
  );
  const kept = Object.entries(before).filter(([name]) => there.has(name));
  const now = [...live.values()]
    .filter(({ found }) => !blocked.has(rowId(found)))
    .map(({ found: { name, version } }) => [name, version === undefined ? {} : { version }] as const);
  return Object.fromEntries([...kept, ...now].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const rowId = ({ name }: FoundPlugin): string => `plugin.${name}`;

async function own(text: string, look: Look): Promise<Omit<Verdict, 'parts'>> {
  const read = await look.read(ranFile);
  return read.ok && (read.value ?? textOf({})) === text
    ? verdict.skip('what has run here is remembered', 'as-wanted')
    : verdict.update('what runs here is to be remembered', 'outdated', { actions: [write(ranFile, text)] });
}

interface Rows {
  readonly refused: Refused;
  readonly contributions: () => Promise<Checked<readonly Contribution[]>>;
}

async function parts({ refused }: Rows, here: Here): Promise<Part[]> {
  const rows: Part[] = [];
  for (const found of here.session.discovery.plugins) {
    const live = here.session.live.get(found.name);
    const problems = refused.get(found);
    const answer = problems || !live ? verdict.blocked(problems ?? []) : await rowOf(live, here);
    rows.push({ id: rowId(found), description: `Load the plugin ${found.name}.`, verdict: answer });
  }
  return rows;
}

/** What each plugin adds, or why it is not there; new ones have what they want done at first in their row. */
export const rowsOf = (rows: Rows, session: Session): Step => ({
  ...loadStep,
  required: true,
  async evaluate({ look }) {
    const before = await ranBefore(look);
    if (!before.ok) return verdict.blocked(before.problems);
    const said = await rows.contributions();
    const here = { before: before.value, said: said.ok ? said.value : [], session };
    const all = await parts(rows, here);
    const text = textOf(after(before.value, all, session));
    const withheld = [...rows.refused.keys()].map(({ name }) => name);
    const facts = { withheld: withheld.filter((name) => Object.hasOwn(before.value, name)) };
    return { ...verdict.noop(''), ...(await own(text, look)), parts: all, facts };
  },
});
