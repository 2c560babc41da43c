import type { Json } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { MemoryHost } from '../host/index.ts';
import type { Audit, EffectContext, PluginDefinition } from '../model/index.ts';
import { settingOf } from './project.ts';
import type { TestProject } from './project.ts';
import { ofDefinition, workingIn } from './tested.ts';
import type { Named } from './tested.ts';

/** What a context in a test is made of. */
export interface TestContextFacts extends TestProject, Named {
  /** What `ctx.store` holds. */
  readonly store?: Readonly<Record<string, Json>>;
  /** What `ctx.offer` gives, by name: factories, as in a plugin. */
  readonly offers?: PluginDefinition['offers'];
}

/** A context, and what was done with it. */
export interface TestContext extends EffectContext {
  /** What was given to `ctx.log`, in order. */
  readonly logged: readonly string[];
  /** What was given to `ctx.audit`, in order. */
  readonly audited: readonly Audit[];
}

const lender = 'lender';

/** The facts as files of the project in memory. */
export function withStore({ name = 'plugin', store, ...facts }: TestContextFacts): TestProject {
  if (!store) return facts;
  const files = { [`.odpm/state/plugins/${name}.json`]: JSON.stringify(store), ...facts.files };
  return { ...facts, files };
}

function listening(ctx: EffectContext): TestContext {
  const logged: string[] = [];
  const audited: Audit[] = [];
  const log = (text: string): void => {
    logged.push(text);
  };
  const audit = (entry: Audit): void => {
    audited.push(entry);
  };
  return Object.freeze({ ...ctx, log, audit, logged, audited });
}

/** The context that a plugin is given in a project in memory: that of a command, which may do all that there is. */
export async function contextIn(host: MemoryHost, facts: TestContextFacts): Promise<Checked<TestContext>> {
  let given: EffectContext | undefined;
  const keep = (_: readonly string[], ctx: EffectContext): number => {
    given = ctx;
    return 0;
  };
  const asker = ofDefinition({ commands: { keep } }, facts);
  const { found } = asker;
  const setting = await settingOf(host);
  const working = await workingIn(setting, [
    ofDefinition({ offers: facts.offers ?? {} }, { name: lender }),
    { ...asker, found: { ...found, requires: { [lender]: '*' } } },
  ]);
  if (!working.ok) return working;
  const called = await working.value.extensions.command(found.name, 'keep', []);
  return given ? good(listening(given)) : bad(...called.problems);
}
