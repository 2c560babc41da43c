import { pointerTo } from '../../base/index.ts';
import { andThen, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import {
  backupsOf,
  composeEnv,
  composeEnvFile,
  generated,
  tooOld,
  unlessWithheld,
  verdict,
} from '../../model/index.ts';
import type {
  Action,
  ComposeFacts,
  Facts,
  GeneratedVerdict,
  Look,
  Step,
  StepContext,
} from '../../model/index.ts';
import { before } from '../before.ts';
import { check } from '../check.ts';
import { compose, servicesOf } from '../document.ts';
import type { Composed } from '../document.ts';
import { backupsProblems, missingFolders } from '../folders.ts';
import { wantsLabels, wasRelabelled } from '../relabel.ts';
import { saltOf } from '../salt.ts';
import { specProblems } from '../spec.ts';
import { transformed } from '../transformed.ts';
import type { Transformed } from '../transformed.ts';

const ready = ({ folders, image, runtimeDigest }: Partial<Facts>): boolean =>
  folders !== undefined && image !== undefined && runtimeDigest !== undefined;

/** Compose is asked where the engine has answered. */
const mayAsk = ({ request, facts }: StepContext): boolean =>
  request.docker && request.start && facts.containers !== undefined;

type Both = Pick<Made, 'composed' | 'changed'>;

async function composed(at: StepContext, relabel: boolean): Promise<Checked<Both>> {
  const { project, facts, request, points } = at;
  const backups = (await backupsOf(project, at.look))?.path;
  const own = servicesOf(project, facts, { args: request.odooArgs, relabel, backups });
  const made = await transformed(own, points);
  if (!made.ok) return made;
  const { services, changed } = made.value;
  const salt = await saltOf(services, at);
  return andThen(salt, (given) => good({ composed: compose(services, project, given), changed }));
}

/** The variables of `.env` that people's override file may use, kept in step with it. */
async function envActions(look: Look): Promise<Action[]> {
  const [dotenv, kept] = await Promise.all([look.read('.env'), look.read(composeEnvFile)]);
  const wanted = composeEnv(dotenv.ok ? dotenv.value : undefined);
  if (kept.ok && kept.value === wanted) return [];
  return [{ kind: 'secret', path: composeEnvFile, mode: 0o600, source: 'compose-env' }];
}

function besides(
  { verdict: own }: GeneratedVerdict,
  actions: readonly Action[],
  facts: Partial<Facts>,
): ReturnType<typeof verdict.noop> {
  if (own.outcome === 'blocked') return own;
  if (actions.length === 0) return { ...own, facts };
  if (own.outcome !== 'noop') return { ...own, actions: [...own.actions, ...actions], facts };
  return actions.some(({ kind }) => kind === 'secret')
    ? verdict.update('the part of .env for Compose changes', 'outdated', { actions, facts })
    : verdict.update('a folder that odoo mounts is not there yet', 'absent', { actions, facts });
}

interface Made {
  readonly composed: Composed;
  readonly changed: Transformed['changed'];
  readonly file: GeneratedVerdict;
}

async function fileOf(at: StepContext, relabel: boolean): Promise<Checked<Made>> {
  const made = await composed(at, relabel);
  if (!made.ok) return made;
  const { body } = made.value.composed;
  const file = await generated({ path: 'docker-compose.yml', body, replace: at.request.replace }, at.look);
  return good({ ...made.value, file });
}

/** The file for the engine that is there; asked only when something is written or started for the first time. */
async function fitting(at: StepContext): Promise<Checked<Made>> {
  const kept = await wasRelabelled(at.look);
  const made = await fileOf(at, kept);
  const settled = made.ok && made.value.file.verdict.outcome === 'noop' && at.facts.containers?.length !== 0;
  if (settled || !mayAsk(at)) return made;
  const wanted = await wantsLabels(at);
  return wanted === undefined || wanted === kept ? made : fileOf(at, wanted);
}

/** Whether there is something of plugins in the file: their code may say what no schema of ours has seen. */
const isOfPlugins = ({ project }: StepContext, { changed }: Made): boolean =>
  changed.size > 0 ||
  [...project.services.keys()].some((name) =>
    project.document.origins.get(pointerTo('services', name))?.by.startsWith('plugin '),
  );

/** What Compose says of the file. Where nothing is started nobody needs Compose: it is asked for the sake of plugins. */
async function refusals(at: StepContext, made: Made): Promise<Problem[]> {
  const { project, request, look } = at;
  const asks = mayAsk(at) || (request.docker && isOfPlugins(at, made));
  if (!asks) return [];
  const refused = await check({ project, changed: made.changed }, made.composed.body, look);
  if (!mayAsk(at)) return refused.filter(({ code }) => code.endsWith('refused'));
  // What an old Compose says of the file is no news. In a project that nobody trusts yet versions are not asked.
  const mayBeOld = request.trust.given && refused.every(({ code }) => code !== 'compose/no-compose');
  const old = mayBeOld ? await tooOld(['compose'], look) : [];
  return old.length > 0 ? old : refused;
}

/** Nothing is written that the specification does not allow, or that Compose, where it may be asked, refuses. */
async function problemsOf(at: StepContext, made: Made): Promise<Problem[]> {
  const { project } = at;
  const problems = await specProblems(made.composed.document, { project, changed: made.changed });
  return problems.length > 0 ? problems : refusals(at, made);
}

/** What the file that is there says of its services, where another takes its place. */
async function saidBefore(look: Look, { file, composed: { body } }: Made): Promise<ComposeFacts['before']> {
  const old = file.verdict.outcome === 'update' ? await look.read(file.path) : undefined;
  return before(old?.ok === true ? (old.value ?? '') : '', body);
}

export const composeGenerate: Step = {
  id: 'compose.generate',
  description: 'Write docker-compose.yml.',
  phase: 'prepare',
  required: true,

  async evaluate(at) {
    const backups = await backupsOf(at.project, at.look);
    const unfit = await backupsProblems(at.project, backups, at.look);
    if (unfit.length > 0) return verdict.blocked(unfit);
    if (!ready(at.facts)) return verdict.skip('an earlier step has to be fixed first', 'earlier-step');
    const made = await fitting(at);
    if (!made.ok) return verdict.blocked(made.problems);
    const { file, composed: found } = made.value;
    const held = unlessWithheld(file.verdict, at.facts);
    if (held.outcome === 'skip') return held;
    const fresh = file.verdict.outcome === 'update';
    const said = await saidBefore(at.look, made.value);
    const own = { compose: { file: file.path, before: said, ...found.facts } };
    const problems = fresh ? await problemsOf(at, made.value) : [];
    if (problems.length > 0) return verdict.blocked(problems);
    const checked = fresh ? (mayAsk(at) ? 'taken' : 'not-asked') : 'unchanged';
    const folders = await missingFolders(at.project, backups, at.look);
    return besides(file, [...(await envActions(at.look)), ...folders], { ...own, checked });
  },
};
