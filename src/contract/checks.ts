import { good, isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Working } from '../extend/index.ts';
import type { EffectRecord } from '../host/index.ts';
import type { FoundPlugin, StepContext } from '../model/index.ts';
import { ranFile } from '../plugins/index.ts';
import { checkOf } from './check.ts';
import type { ContractCheck } from './check.ts';
import { difference, plainOf } from './difference.ts';
import { request } from './plan.ts';
import * as say from './problems.ts';
import type { Setting } from './project.ts';
import { workingIn } from './tested.ts';
import type { Tested } from './tested.ts';

/** Plugins that are checked, in a project. */
export interface At {
  readonly setting: Pick<Setting, 'host' | 'place' | 'loaded'>;
  /** All plugins of the project, in the order of loading. */
  readonly tested: readonly Tested[];
  readonly effects: EffectRecord;
  readonly whole: Working;
}

/** A problem that odpm found, not one that the plugin has of its user. */
const isOfOdpm = ({ code }: Problem): boolean => code.startsWith('plugins/');

/** Runs a part of a plugin → what it did that it must not do. */
async function withoutEffects<T>(
  doing: string,
  { effects }: At,
  ask: () => Promise<T>,
): Promise<readonly [T, readonly Problem[]]> {
  effects.taken();
  const value = await ask();
  const found = effects.taken().map(({ plugin, what }) => say.effects({ plugin, what, doing }));
  return [value, found];
}

type Placed = Pick<At, 'setting' | 'whole'>;

const stepContext = ({ setting, whole }: Placed, look = setting.place.look): StepContext => ({
  project: whole.project,
  look,
  facts: {},
  request,
  points: whole.extensions.points,
  providers: whole.extensions.providers,
});

function twice(both: readonly [unknown, unknown], { name }: FoundPlugin, what: string): readonly Problem[] {
  const [first, second] = both.map(plainOf);
  const differs = difference([first, second]);
  return differs === undefined ? [] : [say.twoAnswers({ plugin: name, what, ...differs })];
}

async function stepChecks(found: FoundPlugin, at: At): Promise<readonly ContractCheck[]> {
  const checks: ContractCheck[] = [];
  for (const step of at.whole.extensions.steps.filter(({ plugin }) => plugin === found.name)) {
    const ask = () => step.evaluate(stepContext(at));
    const [first, done] = await withoutEffects(`its step ${step.id} was asked`, at, ask);
    const flaws = first.problems.filter(isOfOdpm);
    const second = done.length + flaws.length > 0 ? first : await ask();
    const both = twice([first, second], found, `the answer of the step ${step.id}`);
    checks.push(checkOf(found, `step ${step.id}`, done.length > 0 ? done : [...flaws, ...both]));
  }
  return checks;
}

/** A plugin with those that it cannot do without. */
function needed({ found }: Tested, all: readonly Tested[]): readonly Tested[] {
  const names = new Set([found.name]);
  for (const name of names)
    for (const other of Object.keys(all.find((each) => each.found.name === name)?.found.requires ?? {}))
      names.add(other);
  return all.filter((each) => names.has(each.found.name));
}

async function serviceCheck(one: Tested, at: At): Promise<readonly ContractCheck[]> {
  const { setting, tested } = at;
  const { name } = one.found;
  const ask = async () => {
    const working = await workingIn(setting, needed(one, tested));
    return working.ok ? working.value.extensions.contributions() : working;
  };
  const [first, done] = await withoutEffects('its fragments were asked', at, ask);
  const second = await ask();
  const own = first.ok ? first.value.filter(({ plugin }) => plugin === name) : [];
  if (first.ok && own.length === 0 && done.length === 0) return [];
  const rebuilt = setting.loaded.ok && own.length > 0 ? setting.loaded.value.rebuilt(own) : good(undefined);
  const flaws = [...first.problems, ...rebuilt.problems].filter(isError);
  const same =
    first.ok && second.ok ? twice([first.value, second.value], one.found, 'what fragments give') : [];
  return [checkOf(one.found, 'services', done.length > 0 ? done : [...flaws, ...same])];
}

async function statusCheck(one: Tested, at: At): Promise<readonly ContractCheck[]> {
  const working = await workingIn(at.setting, needed(one, at.tested));
  if (!working.ok) return [];
  const { extensions } = working.value;
  extensions.warnings();
  const [told, done] = await withoutEffects('its status was asked', at, () => extensions.status());
  const flaws = extensions.warnings().filter(({ code }) => code === 'plugins/not-told');
  const none = told.lines.length + told.links.length + flaws.length + done.length === 0;
  return none ? [] : [checkOf(one.found, 'status', done.length > 0 ? done : flaws)];
}

const events = ['onInstall', 'onEnable', 'onDisable', 'onUninstall'] as const;

async function lifecycleCheck(
  { name }: FoundPlugin,
  at: At,
  ofUpgrade: readonly Problem[],
): Promise<readonly Problem[]> {
  const { extensions } = at.whole;
  const problems = ofUpgrade.filter(isOfOdpm);
  for (const event of events) {
    const ask = () => extensions.lifecycle(event, name);
    const [said, done] = await withoutEffects(`its ${event} was asked`, at, ask);
    problems.push(...(done.length > 0 ? done : said.problems.filter(isOfOdpm)));
  }
  return problems;
}

/** What the rows say of each plugin where an older version of it ran before: onUpgrade is asked then. */
export async function rowsOf(
  at: Placed & Pick<At, 'tested'>,
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { look } = at.setting.place;
  const ran = Object.fromEntries(at.tested.map(({ found }) => [found.name, { version: '0.0.0' }]));
  const text = JSON.stringify({ version: 1, plugins: ran });
  const before = {
    ...look,
    read: (path: string) => (path === ranFile ? Promise.resolve(good(text)) : look.read(path)),
  };
  const { parts } = await at.whole.extensions.rows.evaluate(stepContext(at, before));
  return new Map(
    parts.map(({ id, verdict }) => [id.replace(/^plugin\./, ''), verdict.problems.filter(isError)]),
  );
}

/** What code of a plugin that is loaded gives: asked twice, for nothing but answers. */
export async function liveChecks(
  one: Tested,
  at: At,
  ofRow: readonly Problem[],
): Promise<readonly ContractCheck[]> {
  const { found } = one;
  return [
    ...(await stepChecks(found, at)),
    ...(await serviceCheck(one, at)),
    ...(await statusCheck(one, at)),
    checkOf(found, 'lifecycle', await lifecycleCheck(found, at, ofRow)),
  ];
}
