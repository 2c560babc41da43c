import { digestOf } from '../../base/index.ts';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { composeEnv, composeEnvFile, generated, verdict } from '../../model/index.ts';
import type { Action, Facts, GeneratedVerdict, Look, Step, StepContext } from '../../model/index.ts';
import { check } from '../check.ts';
import { compose } from '../document.ts';
import type { Composed } from '../document.ts';
import { readOverride } from '../override.ts';

const ready = ({ folders, image, runtimeDigest }: Partial<Facts>): boolean =>
  folders !== undefined && image !== undefined && runtimeDigest !== undefined;

/** Compose is asked where the engine has answered. */
const mayAsk = ({ request, facts }: StepContext): boolean =>
  request.docker && request.start && facts.containers !== undefined;

/** What an override means is said by its text and by the variables of `.env` that it may use. */
async function saltOf(override: string | undefined, look: Look): Promise<string> {
  if (override === undefined) return '';
  const dotenv = await look.read('.env');
  return digestOf(JSON.stringify([override, composeEnv(dotenv.ok ? dotenv.value : undefined)]));
}

async function composed({ project, facts, request, look }: StepContext): Promise<Checked<Composed>> {
  const override = await readOverride(look);
  if (!override.ok) return override;
  const salt = { runtime: facts.runtimeDigest ?? '', override: await saltOf(override.value, look) };
  return good(compose(project, facts, { args: request.odooArgs, salt }));
}

/** The variables of `.env` that people's override file may use, kept in step with it. */
async function envActions(look: Look): Promise<Action[]> {
  const [dotenv, kept] = await Promise.all([look.read('.env'), look.read(composeEnvFile)]);
  const wanted = composeEnv(dotenv.ok ? dotenv.value : undefined);
  if (kept.ok && kept.value === wanted) return [];
  return [{ kind: 'secret', path: composeEnvFile, mode: 0o600, source: 'compose-env' }];
}

function withEnv(
  { verdict: own }: GeneratedVerdict,
  env: readonly Action[],
  facts: Partial<Facts>,
): ReturnType<typeof verdict.noop> {
  if (own.outcome === 'blocked') return own;
  if (env.length === 0) return { ...own, facts };
  return own.outcome === 'noop'
    ? verdict.update('what Compose gets of .env changes', 'outdated', { actions: env, facts })
    : { ...own, actions: [...own.actions, ...env], facts };
}

export const composeGenerate: Step = {
  id: 'compose.generate',
  description: 'Write docker-compose.yml.',
  phase: 'prepare',
  required: true,

  async evaluate(at) {
    const { project, facts, look } = at;
    if (!ready(facts)) return verdict.skip('an earlier step has to be mended first', 'earlier-step');
    const made = await composed(at);
    if (!made.ok) return verdict.blocked(made.problems);
    const { body, facts: found } = made.value;
    const file = await generated({ path: 'docker-compose.yml', body, replace: at.request.replace }, look);
    const own = { compose: { file: file.path, ...found } };
    const fresh = file.verdict.outcome === 'update';
    const problems = fresh && mayAsk(at) ? await check(project, body, look) : [];
    if (problems.length > 0) return verdict.blocked(problems);
    const checked = fresh ? (mayAsk(at) ? 'taken' : 'not-asked') : 'unchanged';
    return withEnv(file, await envActions(look), { ...own, checked });
  },
};
